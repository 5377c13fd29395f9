import * as pulumi from "@pulumi/pulumi";
import { FunctionIntegration } from "../../../providers/integration/integration";
import { INTEGRATION_SHIM } from "../../../providers/provider-shim";

const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const ARGS = {
  name: "functions",
  stack: "project/dev",
  state: "laptop",
  fields: { crmClientSecret: pulumi.output("value") },
  overwriteDrift: false,
};

let registered: pulumi.runtime.MockResourceArgs[];
beforeEach(async () => {
  registered = [];
  await pulumi.runtime.setMocks({
    newResource: (args) => {
      registered.push(args);
      return { id: "42", state: { ...(args.inputs as object), credentialId: "43" } };
    },
    call: () => ({}),
  });
});
const valueOf = <T>(output: pulumi.Output<T>) => new Promise((resolve) => output.apply(resolve));

describe("FunctionIntegration", () => {
  it("registers the type that states record, its own shim, and the fields and the key as secrets", async () => {
    const integration = new FunctionIntegration("integration", ARGS);
    expect(await valueOf(integration.credentialId)).toBe("43");
    expect(registered[0]?.type).toBe("pulumi-nodejs:dynamic/genesyscloud:FunctionIntegration");
    expect(registered[0]?.inputs).toMatchObject({
      ...{ name: "functions", stack: "project/dev", state: "laptop", overwriteDrift: false },
      fields: { ...SECRET, value: { crmClientSecret: "value" } },
      fingerprintKey: { ...SECRET, value: "" },
      __provider: INTEGRATION_SHIM,
    });
  });

  it("has the engine keep the fields, the kept ones and the key secret, beside what the program says", async () => {
    const seen: pulumi.CustomResourceOptions[] = [];
    const transformation: pulumi.ResourceTransformation = ({ opts }) => {
      seen.push(opts);
      return undefined;
    };
    const options = { transformations: [transformation], protect: true };
    const integrations = [
      new FunctionIntegration("one", ARGS, options),
      new FunctionIntegration("two", ARGS, { ...options, additionalSecretOutputs: ["name"] }),
    ];
    await Promise.all(integrations.map(({ urn }) => valueOf(urn)));
    const secrets = ["fields", "fingerprintKey", "keptFields"];
    expect(seen).toMatchObject([
      { protect: true, additionalSecretOutputs: secrets },
      { protect: true, additionalSecretOutputs: ["name", ...secrets] },
    ]);
  });
});
