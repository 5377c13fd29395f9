import * as pulumi from "@pulumi/pulumi";
import { version } from "@pulumi/command/package.json";
import * as z from "zod";
import type { DeployedAction } from "../../../infra/actions/deploy-action";
import { StackConfig } from "../../../infra/config/read-config";
import { smokeTest } from "../../../infra/smoke-test/smoke-test";

const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const provider = undefined as unknown as pulumi.ProviderResource;
const texts = {
  cxoneBaseUrl: "https://api.example.com",
  cxoneClientId: "me",
  cxoneClientSecret: "hush",
  protect: "false",
};

class Action extends pulumi.CustomResource {}

let registered: pulumi.runtime.MockResourceArgs[];
let stdout: string | undefined;
beforeEach(async () => {
  [registered, stdout] = [[], '{"tier":"gold"}'];
  await pulumi.runtime.setMocks({
    newResource: (args) => {
      registered.push(args);
      return { id: args.name, state: { ...(args.inputs as object), stdout } };
    },
    call: () => ({}),
  });
});
const valueOf = <T>(output: pulumi.Output<T>) => new Promise((resolve) => output.apply(resolve));

/** A deployed action, with what differs in its resource and beside it. */
function deployed(
  of: Readonly<Record<string, string>> = {},
  rest: Partial<DeployedAction> = {},
  options: pulumi.CustomResourceOptions = {},
): DeployedAction {
  const output = (name: string) => pulumi.output(of[name] ?? `the ${name}`);
  const resource = new Action("test:index:Action", "lookup", {}, options);
  const names = ["id", "contract", "runtime", "timeoutSeconds", "environmentFingerprints", "version"];
  return {
    description: {
      ...{ name: "lookup", description: "Looks up", runtime: "nodejs18", timeoutSeconds: 30 },
      ...{ contract: { inputs: z.object({}), outputs: z.object({}) }, environment: {}, success: {} },
      smokeTest: { inputs: { id: "1" }, acceptedErrorCodes: [], shown: ["tier"] },
    },
    resource: Object.assign(resource, Object.fromEntries(names.map((name) => [name, output(name)]))),
    codeSha256: "the code",
    pinnedContract: undefined,
    fieldFingerprints: undefined,
    ...rest,
  } as unknown as DeployedAction;
}

/** The arguments that an action's smoke test is registered with. */
async function argumentsOf(
  action: DeployedAction,
  config: Readonly<Record<string, string>> = {},
): Promise<{ readonly stdin: string; readonly triggers: string[]; readonly environment: unknown }> {
  const stackConfig = new StackConfig(new Map(Object.entries({ ...texts, ...config })));
  await valueOf(smokeTest(action, stackConfig, { platform: "cxone", provider }));
  return registered.at(-1)?.inputs as Awaited<ReturnType<typeof argumentsOf>>;
}

describe("smokeTest", () => {
  it("executes the action when it is due, and otherwise keeps the answer", async () => {
    expect(await argumentsOf(deployed())).toMatchObject({
      create: "node smoke-test/execute.js",
      update: "node smoke-test/keep-last-answer.js",
    });
    expect(registered.at(-1)).toMatchObject({ type: "command:local:Command", name: "lookup-smoke-test" });
  });

  it("hands the action, its id and its case over on standard input", async () => {
    const { stdin } = await argumentsOf(deployed({ id: "42" }));

    expect(JSON.parse(stdin)).toEqual({ action: "lookup", id: "42", inputs: { id: "1" } });
  });

  it("hands over the contract of the release that was gone back to", async () => {
    const { stdin } = await argumentsOf(deployed({}, { pinnedContract: "of then" }));

    expect(JSON.parse(stdin)).toMatchObject({ contract: "of then" });
  });

  it("hands the credentials over as a secret environment", async () => {
    const { environment } = await argumentsOf(deployed());

    expect(environment).toEqual({
      ...SECRET,
      value: {
        CXONE_BASE_URL: "https://api.example.com",
        CXONE_CLIENT_ID: "me",
        CXONE_CLIENT_SECRET: "hush",
      },
    });
  });

  it("gives the answer that was printed, and none before there is one", async () => {
    const config = new StackConfig(new Map(Object.entries(texts)));
    const answer = () => valueOf(smokeTest(deployed(), config, { platform: "cxone", provider }));

    expect(await answer()).toEqual({ tier: "gold" });
    stdout = undefined;
    expect(await answer()).toBeUndefined();
  });

  it("is due by the key that states have", async () => {
    expect((await argumentsOf(deployed())).triggers).toEqual(["85807c3a4e2b45cb"]);
    const withFields = deployed({}, { fieldFingerprints: pulumi.output("secret=1") });
    expect((await argumentsOf(withFields)).triggers).toEqual(["d3fe1b45906909e9"]);
  });

  it.each([
    ["id", () => deployed({ id: "43" })],
    ["code", () => deployed({}, { codeSha256: "other" })],
    ["contract", () => deployed({ contract: "other" })],
    ["runtime", () => deployed({ runtime: "other" })],
    ["time limit", () => deployed({ timeoutSeconds: "other" })],
    ["environment", () => deployed({ environmentFingerprints: "other" })],
    ["field of its integration", () => deployed({}, { fieldFingerprints: pulumi.output("secret=2") })],
  ])("is due again when the action has another %s", async (_what, changed) => {
    const { triggers } = await argumentsOf(deployed());

    expect((await argumentsOf(changed())).triggers).not.toEqual(triggers);
  });

  it("is not due again for other credentials, or for what the platform counts", async () => {
    const { triggers } = await argumentsOf(deployed());

    expect((await argumentsOf(deployed(), { cxoneClientSecret: "new" })).triggers).toEqual(triggers);
    expect((await argumentsOf(deployed({ version: "4" }))).triggers).toEqual(triggers);
  });
});

describe("the options of a smoke test", () => {
  /** As the engine is asked for, with an action that is protected or not. */
  async function optionsWhere(protect: string): Promise<pulumi.CustomResourceOptions> {
    const seen: pulumi.CustomResourceOptions[] = [];
    // Only an engine takes transforms.
    const transformation: pulumi.ResourceTransformation = ({ props, opts, type }) => {
      if (type === "command:local:Command") seen.push(opts);
      return { props, opts: { ...opts, transforms: [] } };
    };
    const action = deployed({}, {}, { transformations: [transformation], protect: protect === "true" });
    await argumentsOf(action, { protect });
    expect(seen).toMatchObject([{ parent: action.resource, version }]);
    return seen[0] ?? {};
  }

  it("are without protection where its action is protected, for it is replaced to run again", async () => {
    const { protect, transforms = [] } = await optionsWhere("true");

    expect(protect).toBe(false);
    const asked = { props: { create: "x" }, opts: { protect: true, ignoreChanges: ["a"] } };
    expect(
      transforms.map((transform) => transform(asked as unknown as pulumi.ResourceTransformArgs)),
    ).toEqual([{ props: { create: "x" }, opts: { protect: false, ignoreChanges: ["a"] } }]);
  });

  it("say nothing of protection where its action is not protected", async () => {
    expect(await optionsWhere("false")).not.toHaveProperty("transforms");
  });
});
