import * as pulumi from "@pulumi/pulumi";
import { DataAction } from "../../../providers/data-action/data-action";
import { PROVIDER_SHIM } from "../../../providers/provider-shim";
import { SAMPLE_CONTRACT_TEXT } from "../support/sample-program";

describe("DataAction", () => {
  it("registers the type that states record, the constant shim and the environment as one secret", async () => {
    const registered: pulumi.runtime.MockResourceArgs[] = [];
    await pulumi.runtime.setMocks({
      newResource: (args) => {
        registered.push(args);
        return { id: "42", state: { ...(args.inputs as object), version: 3 } };
      },
      call: () => ({}),
    });
    const action = new DataAction("lookup", {
      contract: SAMPLE_CONTRACT_TEXT,
      name: "lookup",
      description: "d",
      runtime: "nodejs18",
      sizeBytes: 100,
      timeoutSeconds: 20,
      code: new pulumi.asset.FileAsset(__filename),
      manifest: "m",
      environment: { A: pulumi.output("value") },
    });
    const version = await new Promise((resolve) => action.version.apply(resolve));
    expect(version).toBe(3);
    expect(registered[0]?.type).toBe("pulumi-nodejs:dynamic/cxone:DataAction");
    expect(registered[0]?.inputs).toMatchObject({
      __provider: PROVIDER_SHIM,
      sizeBytes: 100,
      timeoutSeconds: 20,
    });
    const secretMark = "4dabf18193072939515e22adb298388d";
    expect(registered[0]?.inputs).toMatchObject({
      environment: { [secretMark]: "1b47061264138c4ac30d75fd1eb44270", value: { A: "value" } },
      fingerprintKey: { [secretMark]: "1b47061264138c4ac30d75fd1eb44270" },
    });
  });

  it("has the engine delete before it replaces, and keep the environment's values and the key secret", async () => {
    const registered: pulumi.CustomResourceOptions[] = [];
    const transformation: pulumi.ResourceTransformation = ({ opts }) => {
      registered.push(opts);
      return undefined;
    };
    const args = {
      contract: SAMPLE_CONTRACT_TEXT,
      name: "lookup",
      description: "d",
      runtime: "nodejs18",
      sizeBytes: 100,
      timeoutSeconds: 20,
      code: new pulumi.asset.FileAsset(__filename),
      manifest: "m",
      environment: {},
    };
    const actions = [
      new DataAction("one", args, { transformations: [transformation] }),
      new DataAction("two", args, {
        transformations: [transformation],
        additionalSecretOutputs: ["manifest"],
      }),
    ];
    await Promise.all(actions.map(({ urn }) => new Promise((resolve) => urn.apply(resolve))));
    expect(registered).toMatchObject([
      { deleteBeforeReplace: true, additionalSecretOutputs: ["environment", "fingerprintKey"] },
      { deleteBeforeReplace: true, additionalSecretOutputs: ["manifest", "environment", "fingerprintKey"] },
    ]);
  });
});
