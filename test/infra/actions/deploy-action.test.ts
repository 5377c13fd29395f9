import { output } from "@pulumi/pulumi";
import * as fs from "node:fs";
import * as path from "node:path";
import { formatContract } from "../../../providers/contract/contract-text";
import { PLATFORMS } from "../../../providers/platforms/platforms";
import { toRelease } from "../../../providers/releases/release";
import { ArtifactStore } from "../../../infra/artifacts/artifact-store";
import { FileStorage } from "../../../infra/artifacts/file-storage";
import { type DeploymentContext, deployAction } from "../../../infra/actions/deploy-action";
import { storeRelease } from "../../../infra/releases/store-release";
import { useTemporaryFolder } from "../../support/temporary-folder";
import { artifact } from "../artifacts/store-contract";
import {
  configOf,
  discovered,
  isProtected,
  type Registration,
  StackProvider,
  startEngine,
  valueOf,
} from "./support/declared-stack";

const temporaryFolder = useTemporaryFolder();
const kept = () => path.join(temporaryFolder(), "kept");
const store = () => new ArtifactStore(new FileStorage(kept()));
/** A bundle of this text, as bundling gives it. */
const bundleOf = (text: string) => {
  const { key, bytes } = artifact(text);
  return { bytes, codeSha256: key.slice(0, 64), manifest: `module ${text}` };
};
const action = discovered();
const made = bundleOf("new");
const cxone = { name: "cxone", capabilities: PLATFORMS.cxone.capabilities } as const;
const genesysCloud = {
  name: "genesys-cloud",
  capabilities: PLATFORMS["genesys-cloud"].capabilities,
} as const;

let registered: Registration[];
beforeEach(async () => {
  registered = await startEngine();
});

/** Deploys the action, and gives what the engine was told of it beside what the program gets. */
async function deploy(changes: Partial<DeploymentContext> = {}) {
  const context: DeploymentContext = {
    ...{ projectRoot: temporaryFolder(), platform: cxone, integration: undefined, config: configOf() },
    ...{ store: store(), pinned: new Map(), bundles: new Map([[action.folder, made]]) },
    ...{ provider: new StackProvider("platform"), stateId: "0123456789ab" },
    ...changes,
  };
  const deployed = await deployAction(context, action);
  await valueOf(deployed.resource.urn);
  const registration = registered.find(({ name }) => name === "lookup");
  return { ...deployed, registration, inputs: registration?.inputs };
}

/** A release of the same action that was made earlier and is in the store; its id. */
async function storedEarlier(): Promise<string> {
  const { bytes: code, codeSha256, manifest } = bundleOf("earlier");
  const contract = formatContract({
    inputs: { properties: { id: { type: "string" } }, required: ["id"] },
    outputs: { properties: { name: { type: "string" } } },
  });
  const content = {
    name: "lookup",
    description: "as it was",
    contract,
    runtime: "nodejs18",
    timeoutSeconds: 5,
  };
  const release = toRelease({ ...content, codeSha256, manifest, sizeBytes: code.length });
  await storeRelease(store(), { ...release, code });
  return release.id;
}

describe("deployAction, from source", () => {
  it("tells the engine the release that the source makes, and whose the action is", async () => {
    const { inputs, registration, resource, codeSha256, pinnedContract, fieldFingerprints } = await deploy();
    expect(registration).toMatchObject({ type: cxone.capabilities.resourceType });
    expect(registration?.provider).toContain("platform");
    expect(inputs).toMatchObject({
      ...{ name: "lookup", description: "Looks something up", runtime: "nodejs18", timeoutSeconds: 30 },
      ...{ manifest: "module new", sizeBytes: 3, keepReleases: 7 },
      ...{ overwriteDrift: false, allowBreakingContract: false },
      environment: { CRM_URL: "https://crm.example.com", CRM_KEY: "" },
      tags: { "managed-by": "pulumi", stack: "sample/dev", state: "0123456789ab" },
    });
    expect(JSON.parse(inputs?.["contract"] as string)).toMatchObject({
      inputs: { properties: { id: { type: "string" } } },
      outputs: { properties: { tier: { type: "string" } } },
    });
    for (const none of [
      "formatVersion",
      "codeSha256",
      "nameSuffix",
      "integrationId",
      "trial",
      "adopt",
      "adoptFrom",
    ])
      expect(inputs).not.toHaveProperty(none);
    expect({ codeSha256, pinnedContract, fieldFingerprints }).toEqual({
      codeSha256: made.codeSha256,
      pinnedContract: undefined,
      fieldFingerprints: undefined,
    });
    expect(isProtected(resource)).toBe(false);
  });

  it("has the bundle where the engine reads it, and the release in the store, before the engine is told", async () => {
    await deploy();
    expect(fs.readFileSync(path.join(temporaryFolder(), ".build/dev/lookup.zip"), "utf8")).toBe("new");
    expect(
      fs
        .readdirSync(kept())
        .map((name) => path.extname(name))
        .sort(),
    ).toEqual([".json", ".zip"]);
  });

  it("stores nothing in a preview", async () => {
    registered = await startEngine({}, true);
    await deploy();
    expect(fs.existsSync(kept())).toBe(false);
    expect(fs.existsSync(path.join(temporaryFolder(), ".build/dev/lookup.zip"))).toBe(true);
  });

  it("follows what the stack's configuration says", async () => {
    const config = configOf({
      ...{
        nameSuffix: "-mine",
        protect: "true",
        overwriteDrift: "true",
        allowBreakingContract: '["lookup"]',
      },
      ...{ adopt: '{ "lookup": "42" }', adoptFrom: '{ "lookup": "sample/old" }', smokeTest: "candidate" },
    });
    const { inputs, resource } = await deploy({ config, stateId: "" });
    expect(inputs).toMatchObject({
      ...{ name: "lookup-mine", nameSuffix: "-mine", overwriteDrift: true, allowBreakingContract: true },
      ...{ adopt: "42", adoptFrom: "sample/old" },
    });
    expect(inputs?.["tags"]).toEqual({ "managed-by": "pulumi", stack: "sample/dev" });
    expect(JSON.parse(inputs?.["trial"] as string)).toMatchObject({ inputs: { id: "1" } });
    expect(isProtected(resource)).toBe(true);
  });

  it("adopts from no stack unless the configuration names one", async () => {
    const { inputs } = await deploy({ config: configOf({ adopt: '{ "lookup": "42", "other": "43" }' }) });
    expect(inputs).toMatchObject({ adopt: "42" });
    expect(inputs).not.toHaveProperty("adoptFrom");
  });

  it("lets the contract of another action alone break", async () => {
    const { inputs } = await deploy({ config: configOf({ allowBreakingContract: '["other"]' }) });
    expect(inputs).toMatchObject({ allowBreakingContract: false });
  });
});

describe("deployAction, back to an earlier release", () => {
  it("tells the engine all that the release has, and may break the contract of now", async () => {
    const id = await storedEarlier();
    const config = configOf({ nameSuffix: "-mine", smokeTest: "candidate" });
    const pinned = new Map([["lookup", id]]);
    const { inputs, codeSha256, pinnedContract } = await deploy({ config, pinned, bundles: new Map() });
    expect(inputs).toMatchObject({
      ...{ name: "lookup-mine", description: "as it was", timeoutSeconds: 5, manifest: "module earlier" },
      allowBreakingContract: true,
    });
    expect(codeSha256).toBe(bundleOf("earlier").codeSha256);
    expect(pinnedContract).toBe(inputs?.["contract"]);
    const { outputs } = JSON.parse(inputs?.["trial"] as string) as { outputs: { properties: object } };
    expect(Object.keys(outputs.properties)).toEqual(["name"]);
    expect(fs.readFileSync(path.join(temporaryFolder(), ".build/dev/lookup.zip"), "utf8")).toBe("earlier");
  });
});

describe("deployAction, on a platform without environments", () => {
  const fields = { fieldFingerprints: output("crmKey 89abcdef\ncrmUrl 01234567\nother 00000000") };
  const integration = { id: "integration-1", ...fields };

  it("names the integration's fields in place of values, and follows those that it names", async () => {
    const { inputs, registration, fieldFingerprints } = await deploy({ platform: genesysCloud, integration });
    expect(registration).toMatchObject({ type: genesysCloud.capabilities.resourceType });
    expect(inputs).toMatchObject({
      integrationId: "integration-1",
      runtime: "nodejs22.x",
      timeoutSeconds: 15,
    });
    expect(inputs?.["environment"]).toEqual({ CRM_URL: "crmUrl" });
    expect(await (fieldFingerprints && valueOf(fieldFingerprints))).toBe("crmUrl 01234567");
  });

  it("names the fields that an action cannot do without where somebody else keeps them", async () => {
    const config = configOf({ genesysIntegrationId: "theirs", crmUrl: "", patienceSeconds: "5" });
    const { inputs, fieldFingerprints } = await deploy({
      ...{ platform: genesysCloud, config, integration: { id: "theirs" } },
    });
    expect(inputs?.["environment"]).toEqual({ CRM_URL: "crmUrl", PATIENCE_SECONDS: "patienceSeconds" });
    expect(fieldFingerprints).toBeUndefined();
  });

  it("names no field that the stack does not write", async () => {
    const config = configOf({ crmUrl: "" });
    const { inputs } = await deploy({ platform: genesysCloud, config, integration });
    expect(inputs?.["environment"]).toEqual({});
  });

  it("refuses an environment that does not fit", async () => {
    const config = configOf({ crmUrl: `https://crm.example.com/${"x".repeat(4_000)}` });
    await expect(deploy({ platform: genesysCloud, config, integration })).rejects.toMatchObject({
      code: "CONFIGURATION_INVALID",
      message: expect.stringMatching(/action "lookup".* configuration key crmUrl/),
    });
  });

  it.each([
    ["true", true],
    ["candidate", true],
    ["false", false],
  ])("tries a new version before it is in place where smokeTest is %s: %s", async (smokeTest, isTried) => {
    const config = configOf({ smokeTest });
    const { inputs } = await deploy({ platform: genesysCloud, config, integration });
    expect(Object.hasOwn(inputs ?? {}, "trial")).toBe(isTried);
  });
});
