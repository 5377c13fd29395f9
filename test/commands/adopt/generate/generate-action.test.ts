import type * as generating from "../../../../commands/adopt/generate/generate-action";
import type * as reading from "../../../../commands/adopt/program-content";
import type * as apiSchema from "../../../../infra/actions/api-schema";
import type * as discovery from "../../../../infra/actions/discover-actions";
import * as fs from "node:fs";
import * as path from "node:path";
import { zipSync } from "fflate";
import { renderGenerated } from "../../../../commands/adopt/generate/render-generated";
import { reviewAdoption } from "../../../../commands/adopt/review-adoption";
import { formatContract, type ActionContract } from "../../../../providers/contract/contract-text";
import { CXONE_CAPABILITIES } from "../../../../providers/platforms/cxone/capabilities";
import { connectToCxone } from "../../../../providers/platforms/cxone/connect";
import type { ActionDefinition, ActionRecord } from "../../../../providers/platforms/data-actions-api";
import { GENESYS_CAPABILITIES } from "../../../../providers/platforms/genesys-cloud/capabilities";
import { connectToGenesysCloud } from "../../../../providers/platforms/genesys-cloud/connect";
import { loadTypeScriptModules } from "../../../../load/load-typescript.js";
import { startCxone, type CxoneSimulator } from "../../../../sim/cxone/start-cxone";
import { startGenesysCloud } from "../../../../sim/genesys-cloud/start-genesys-cloud";
import { systemDependencies } from "../../../../providers/platforms/rest/system-dependencies";
import { copyActionSources } from "../../../support/action-sources";
import { VirtualClock } from "../../../support/virtual-clock";
import { useTemporaryFolder } from "../../../support/temporary-folder";
import { fileProblems } from "../../../support/type-problems";

const checkout = path.resolve(__dirname, "../../../..");

// Loaded as the command loads them: an action's zod and theirs are then one, and a property keeps what zod keeps beside it.
const [{ generateAction }, { programContent }, { toApiSchema }, { discoverActions }] = loadTypeScriptModules(
  [
    "commands/adopt/generate/generate-action.ts",
    "commands/adopt/program-content.ts",
    "infra/actions/api-schema.ts",
    "infra/actions/discover-actions.ts",
  ].map((file) => path.join(checkout, file)),
) as [typeof generating, typeof reading, typeof apiSchema, typeof discovery];
const folder = useTemporaryFolder();
const pathOf = (...parts: string[]) => path.join(folder(), "action-src", ...parts);

beforeEach(() => {
  copyActionSources(folder());
  fs.cpSync(path.join(checkout, "foundation"), path.join(folder(), "foundation"), { recursive: true });
  fs.symlinkSync(path.join(checkout, "node_modules"), path.join(folder(), "node_modules"));
});

const ODD = "quotes \" ' ` ${x} \\ */ // \n \u2028 \u{1F600} </script>";
const CONTRACT: ActionContract = {
  inputs: {
    properties: {
      orderId: { type: "string", description: ODD },
      'it\'s "odd" `${x}`\n': { type: "string" },
      constructor: { type: "integer" },
      at: { type: "string", format: "date-time" },
      phone: { type: "string", format: "phone" },
      tier: { type: "string", enum: ["gold", "sil'ver"] },
    },
    required: ["orderId", "constructor", "at", "tier"],
  },
  outputs: {
    properties: {
      found: { type: "boolean" },
      amount: { type: "number", description: "in euros" },
      lines: { type: "array" },
      more: { type: "object" },
    },
  },
};

/** Genesys Cloud takes plain values alone. */
const FLAT: ActionContract["inputs"] = {
  properties: { orderId: { type: "string" }, days: { type: "integer" } },
  required: ["orderId"],
};

const definition: ActionDefinition = {
  name: "refund-policy",
  description: ODD,
  contract: formatContract(CONTRACT),
  runtime: "nodejs18",
  timeoutSeconds: 12,
  environment: { SHOP_URL: "https://shop.example.com", SHOP_API_KEY: "s3cret" },
  tags: {},
  codeBase64: Buffer.from(
    zipSync({ "index.js": Buffer.from("module.exports = async () => ({});") }),
  ).toString("base64"),
};

const record: ActionRecord = { id: "1", ...definition, environmentNames: [] };
const generate = (live: ActionRecord = record, name = "refund-policy") =>
  generateAction(folder(), name, live, CXONE_CAPABILITIES);

/** The action as the program reads it. */
function described(name = "refund-policy") {
  const action = discoverActions(folder(), [name])[0]?.description;
  if (!action) throw new Error("nothing was made");
  const { inputs, outputs } = action.contract;
  const contract = formatContract({
    inputs: toApiSchema(inputs, "input"),
    outputs: toApiSchema(outputs, "output"),
  });
  return { action, contract };
}

describe("generateAction", () => {
  describe("with CXone", () => {
    let simulator: CxoneSimulator;
    beforeEach(async () => void (simulator = await startCxone()));
    afterEach(() => simulator.close());

    it("makes a folder that compiles and says what the platform has, so that adopting changes the code alone", async () => {
      const api = connectToCxone({
        baseUrl: simulator.url,
        clientId: "dev-cxone-client",
        clientSecret: "dev-cxone-secret",
      });
      const live = await api.postAction(definition);
      const made = await generate(live);

      const files = made.files.map((file) => pathOf("refund-policy", file));
      expect(made.files).toEqual(["action.ts", "contract.ts", "index.ts"]);
      expect(fileProblems(checkout, files)).toEqual([]);
      expect(described()).toMatchObject({
        contract: live.contract,
        action: { description: ODD, timeoutSeconds: 12 },
      });
      expect(made.unknown.join("\n")).not.toMatch(/it is .* there/);

      const program = await programContent(folder(), "refund-policy", "");
      const asked = { stack: "dev", action: "refund-policy", id: live.id };
      expect(await reviewAdoption(asked, api, program, undefined)).toEqual([
        expect.stringMatching(/^code: sha256 [0-9a-f]{12} -> sha256 [0-9a-f]{12}$/),
      ]);
    }, 60_000);
  });

  it("does so for a function data action of Genesys Cloud, whose keys are the integration's fields", async () => {
    const simulator = await startGenesysCloud();
    try {
      const { actions: api, integrations } = connectToGenesysCloud(
        {
          baseUrl: simulator.url,
          loginUrl: simulator.loginUrl,
          clientId: "dev-genesys-client",
          clientSecret: "dev-genesys-secret",
        },
        { ...systemDependencies, clock: new VirtualClock() },
      );
      const { id: integrationId } = await integrations.postIntegration("by hand");
      const credentialId = await integrations.postCredential("by hand", { shopUrl: "x", shopApiKey: "y" });
      await integrations.putIntegration(integrationId, { name: "by hand", notes: "", credentialId });
      const live = await api.postAction({
        ...definition,
        description: "Tells what is refunded",
        contract: formatContract({ ...CONTRACT, inputs: FLAT }),
        runtime: "nodejs22.x",
        environment: { SHOP_URL: "shopUrl", SHOP_API_KEY: "shopApiKey" },
        integrationId,
      });
      const made = await generateAction(folder(), "refund-policy", live, api.capabilities);

      expect(made.environment).toEqual([
        { name: "SHOP_API_KEY", configKey: "shopApiKey", secret: true, kind: "text" },
        { name: "SHOP_URL", configKey: "shopUrl", secret: false, kind: "text" },
      ]);
      expect(
        fileProblems(
          checkout,
          made.files.map((file) => pathOf("refund-policy", file)),
        ),
      ).toEqual([]);
      expect(described()).toMatchObject({
        contract: live.contract,
        action: { description: "Tells what is refunded", timeoutSeconds: 12 },
      });
      const platform = {
        name: "genesys-cloud",
        capabilities: api.capabilities,
        runtime: "nodejs22.x",
      } as const;
      const program = await programContent(folder(), "refund-policy", "", platform);
      const asked = { stack: "dev", action: "refund-policy", id: live.id };
      expect(await reviewAdoption(asked, api, program, undefined)).toEqual([
        expect.stringMatching(/^code: sha256 /),
      ]);
    } finally {
      await simulator.close();
    }
  }, 60_000);

  it("writes variables with keys of their own, secrets as such, and not what the project sets", async () => {
    const made = await generate({
      ...record,
      environmentNames: ["CRM_TOKEN_URL", "PATIENCE_SECONDS", "SHOP_URL"],
      environmentFields: {},
    });
    expect(made.environment).toEqual([
      { name: "CRM_TOKEN_URL", configKey: "refundPolicyCrmTokenUrl", secret: true, kind: "text" },
      { name: "SHOP_URL", configKey: "refundPolicyShopUrl", secret: false, kind: "text" },
    ]);
    expect(Object.keys(described().action.environment)).toEqual(["CRM_TOKEN_URL", "SHOP_URL"]);
  });

  it("shares an integration's field with the action that has it, as it is, and never takes a key of the project", async () => {
    const made = await generateAction(
      folder(),
      "refund-policy",
      {
        ...record,
        environmentNames: ["A", "B"],
        environmentFields: { A: "crmBaseUrl", B: "platform" },
      },
      GENESYS_CAPABILITIES,
    );
    expect(made.environment).toMatchObject([
      { name: "A", configKey: "crmBaseUrl", kind: "baseUrl" },
      { name: "B", configKey: "platform2", kind: "text" },
    ]);
  });

  it("survives names that are special in JavaScript", async () => {
    const special = JSON.parse('{"__proto__": {"type": "string", "description": "p"}}') as never;
    const contract = formatContract({
      inputs: { properties: special, required: ["__proto__"] },
      outputs: { properties: special },
    });
    await generate({ ...record, contract });
    expect(described().contract).toBe(contract);
  });

  it("says what the platform does not tell, and what a contract here cannot say", async () => {
    const contract = formatContract({
      inputs: { properties: { a: { type: "string", maxLength: 5 } }, required: ["a", "b"] },
      outputs: { properties: { list: { type: "array", items: { type: "string" } }, odd: { type: "null" } } },
    });
    const { environmentNames: _names, ...silent } = record;
    const { timeoutSeconds: _seconds, ...untimed } = silent;
    const { unknown } = await generate({ ...untimed, description: " ", contract });
    expect(unknown).toEqual([
      expect.stringContaining("its code"),
      expect.stringContaining("what a success is"),
      expect.stringContaining("which outputs are always there"),
      "whether it has an environment: action.ts has none",
      "its time limit: action.ts has 30 s, the most of CXone",
      "a description: action.ts has the name",
      'inputs.a: it is {"maxLength":5,"type":"string"} there, and {"type":"string"} here',
      'outputs.list: it is {"items":{"type":"string"},"type":"array"} there, and {"type":"array"} here',
      'outputs.odd: it is {"type":"null"} there, and {"type":"string"} here',
      "inputs.b: it is required and not declared, and is left out",
    ]);
  });

  it.each([
    ["contact-lookup", "is there already. Use another name, or remove that folder first."],
    ["runtime", "is what all actions share. Use another name"],
    ["../escape", "Use such a name: rename it on the platform first"],
    ["a/b", "Use such a name"],
    [".", "Use such a name"],
    ["", "Use such a name"],
  ])("refuses the name %j in three parts, and touches nothing", async (name, advice) => {
    const before = fs.readdirSync(pathOf(), { recursive: true });
    await expect(generate(record, name)).rejects.toMatchObject({
      code: "COMMAND_INVALID",
      message: expect.stringMatching(/^Making the action ".*" failed: .+\. Use /s),
    });
    await expect(generate(record, name)).rejects.toThrow(advice);
    expect(fs.readdirSync(pathOf(), { recursive: true })).toEqual(before);
  });

  it("takes a name with blanks, as an action of a platform may have it", async () => {
    await generate({ ...record, name: "Refund policy" }, "Refund policy");
    expect(described("Refund policy").action.name).toBe("Refund policy");
  });
});

describe("renderGenerated", () => {
  it("says what was made, what is not known, and what comes next", async () => {
    const made = await generate({ ...record, environmentNames: ["SHOP_URL", "SHOP_API_KEY"] });
    const asked = { action: "refund-policy", id: "42", stack: "prod", platform: "CXone" };
    const text = renderGenerated(asked, made);
    expect(text).toMatch(/^Made action-src\/refund-policy of what CXone has:\n {2}action\.ts {4}\S/);
    expect(text).toContain("What CXone does not tell:\n  its code: ");
    expect(text).toContain("npm run pulumi -- config set --secret refundPolicyShopApiKey --stack prod");
    expect(text).toContain("npm run adopt -- --stack prod refund-policy 42 ");
  });
});
