import { FunctionIntegration } from "../../../providers/integration/integration";
import { PLATFORMS } from "../../../providers/platforms/platforms";
import type { PlatformName } from "../../../providers/platforms/platform-names.js";
import { declareIntegration } from "../../../infra/actions/declare-integration";
import {
  configOf,
  isProtected,
  type Registration,
  StackProvider,
  startEngine,
  valueOf,
} from "./support/declared-stack";

let registered: Registration[];
beforeEach(async () => {
  registered = await startEngine({ fieldFingerprints: "crmUrl 01234567" });
});
const declare = (changes: Readonly<Record<string, string>> = {}, name: PlatformName = "genesys-cloud") =>
  declareIntegration({
    platform: { name, capabilities: PLATFORMS[name].capabilities },
    config: configOf(changes),
    provider: new StackProvider("genesyscloud"),
    stateId: "0123456789ab",
    keys: ["crmUrl", "crmKey"],
  });

describe("declareIntegration", () => {
  it("declares one of the stack's own, with a field for each key that has a value", async () => {
    const integration = declare();
    expect(integration).toBeInstanceOf(FunctionIntegration);
    expect(await valueOf((integration as FunctionIntegration).fieldFingerprints)).toBe("crmUrl 01234567");
    const { name, provider, inputs } =
      registered.find(({ type }) => type.endsWith(":FunctionIntegration")) ?? {};
    expect(name).toBe("integration");
    expect(provider).toContain("genesyscloud");
    expect(inputs).toMatchObject({
      ...{ name: "sample-dev", stack: "sample/dev", state: "0123456789ab", overwriteDrift: false },
      fields: { crmUrl: "https://crm.example.com" },
    });
    expect(inputs?.["fields"]).not.toHaveProperty("crmKey");
    expect(isProtected(integration as object)).toBe(false);
  });

  it("follows the stack's suffix, its protection and its word on edits by hand", async () => {
    const integration = declare({ nameSuffix: "-mine", protect: "true", overwriteDrift: "true" });
    await valueOf((integration as FunctionIntegration).name);
    const { inputs } = registered.find(({ type }) => type.endsWith(":FunctionIntegration")) ?? {};
    expect(inputs).toMatchObject({ name: "sample-dev-mine", overwriteDrift: true });
    expect(isProtected(integration as object)).toBe(true);
  });

  it("takes the one that the configuration names, and declares none", () => {
    expect(declare({ genesysIntegrationId: "of-another-team" })).toEqual({ id: "of-another-team" });
  });

  it("declares none on a platform whose actions have environments of their own", () => {
    expect(declare({ genesysIntegrationId: "ignored" }, "cxone")).toBeUndefined();
  });
});
