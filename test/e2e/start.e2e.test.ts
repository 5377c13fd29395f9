import * as fs from "node:fs";
import * as path from "node:path";
import { selectedStack } from "../../tools/defaults/pulumi-home.js";
import { type CheckoutRun, copyOfCheckout, runIn } from "./support/copy-of-checkout";
import { filesContaining } from "./support/find-in-files";

const checkout = path.resolve(__dirname, "../..");
/** The action that a newcomer is shown. */
const example = "crm-contact-enrichment";
const hasExample = fs.existsSync(path.join(checkout, "action-src", example));
if (!hasExample) console.warn(`Skipped: action-src has no ${example}.`);

function start(folder: string, environment: NodeJS.ProcessEnv): Promise<CheckoutRun> {
  return runIn(folder, environment, "npm", ["start"]);
}

/** What an earlier version left: an action that stack `dev` deployed to simulators with public credentials. */
function leaveOldAction(folder: string): void {
  const actions = path.join(folder, ".sim", "actions");
  fs.mkdirSync(actions, { recursive: true });
  const codeSha256 = "0".repeat(64);
  const action = {
    id: "old",
    name: "crm-contact-enrichment",
    tags: { stack: "dev" },
    version: 1,
    codeSha256,
  };
  fs.writeFileSync(path.join(actions, "old.json"), JSON.stringify(action));
  fs.writeFileSync(path.join(actions, `old-${codeSha256}.zip`), "");
}

/** An action of one's own in place of the example, with a key that the simulators cannot know. */
function replaceExampleByOwnAction(folder: string): void {
  fs.rmSync(path.join(folder, "action-src", "crm-contact-enrichment"), { recursive: true });
  const own = path.join(folder, "action-src", "order-status");
  fs.mkdirSync(own);
  const files = {
    "contract.ts": `import * as z from "zod";
export const inputs = z.object({ id: z.string() });
export const outputs = z.object({ status: z.string() });
`,
    "action.ts": `import { defineAction } from "../define-action";
import { inputs, outputs } from "./contract";
export const action = defineAction({
  name: "order-status",
  description: "Finds an order",
  runtime: "nodejs18",
  timeoutSeconds: 20,
  contract: { inputs, outputs },
  environment: {
    ORDERS_API_KEY: { configKey: "ordersApiKey", secret: true, kind: "text", purpose: "API key of the orders" },
    ORDERS_URL: { configKey: "ordersUrl", kind: "url", purpose: "URL of the orders" },
  },
  success: {},
  smokeTest: { inputs: { id: "1" }, acceptedErrorCodes: [], shown: [] },
});
`,
    "index.ts": `export = async () => ({ status: "sent" });\n`,
  };
  for (const [file, text] of Object.entries(files)) fs.writeFileSync(path.join(own, file), text);
}

(hasExample ? describe : describe.skip)("npm start", () => {
  it("deploys and prints the enriched contact, repairs simulators that lost their data, then finds no change, and ends by itself", async () => {
    const { folder, environment } = await copyOfCheckout(example);
    try {
      // A test organisation, as the documentation advises: not where npm start deploys.
      const devFile = path.join(folder, "Pulumi.dev.yaml");
      const dev = "config:\n  cxone-data-actions:cxoneBaseUrl: https://api.test-organisation.example\n";
      fs.writeFileSync(devFile, dev);
      leaveOldAction(folder);
      const files = fs.readdirSync(folder);

      const first = await start(folder, environment);
      expect(first).toMatchObject({
        exitCode: 0,
        output: expect.stringContaining("DataAction crm-contact-enrichment created"),
      });
      expect(first.output).toMatch(/The enriched contact[^{]*\{[^}]*"customerTier": "gold"/);
      expect(fs.readFileSync(devFile, "utf8")).toBe(dev);
      expect(fs.readdirSync(folder).filter((name) => !files.includes(name))).toEqual([
        ".build",
        ".pulumi-state",
        "Pulumi.local.yaml",
      ]);
      const project = {
        name: "cxone-data-actions",
        file: path.join(folder, "Pulumi.yaml"),
        hasBackend: false,
      };
      expect(selectedStack(process.env, project)).toBeUndefined();
      expectSecretsNowhere(folder, first.output);

      fs.rmSync(path.join(folder, ".sim"), { recursive: true });
      const repaired = await start(folder, environment);
      expect(repaired).toMatchObject({ exitCode: 0, output: expect.stringMatching(/The enriched contact/) });

      const second = await start(folder, environment);
      expect(second).toMatchObject({ exitCode: 0, output: expect.stringMatching(/\d+ unchanged/) });
      expect(second.output).not.toMatch(/created|updated|replaced/);
      expect(second.output).toMatch(/The enriched contact/);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }, 300_000);

  it("does the same on Genesys Cloud, on a stack of its own, whose action npm run execute finds", async () => {
    const { folder, environment } = await copyOfCheckout(example);
    try {
      const onGenesysCloud = () =>
        runIn(folder, environment, "npm", ["start", "--", "--platform", "genesys-cloud"]);
      const first = await onGenesysCloud();
      expect(first).toMatchObject({
        exitCode: 0,
        output: expect.stringContaining("DataAction crm-contact-enrichment created"),
      });
      expect(first.output).toMatch(/The enriched contact[^{]*\{[^}]*"customerTier": "gold"/);

      const second = await onGenesysCloud();
      expect(second).toMatchObject({ exitCode: 0, output: expect.stringMatching(/\d+ unchanged/) });
      expect(second.output).not.toMatch(/created|updated|replaced/);

      const config = ["run", "pulumi", "--", "config", "get", "platform", "--stack", "local-genesys-cloud"];
      const state = { ...environment, PULUMI_BACKEND_URL: `file://${folder}/.pulumi-state` };
      const anyCommand = await runIn(folder, state, "npm", config);
      expect(anyCommand).toMatchObject({ exitCode: 0, output: expect.stringMatching(/^genesys-cloud$/m) });

      const args = ["run", "execute", "--", example, "--stack", "local-genesys-cloud"];
      const executed = await runIn(folder, environment, "npm", args);
      expect(executed).toMatchObject({
        exitCode: 0,
        output: expect.stringContaining('"customerTier": "gold"'),
      });
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }, 300_000);

  it("says how to set the keys of an action of one's own, and then deploys it without the example", async () => {
    const { folder, environment } = await copyOfCheckout(example);
    try {
      replaceExampleByOwnAction(folder);
      const refused = await start(folder, environment);
      expect(refused).toMatchObject({
        exitCode: 1,
        output: expect.stringContaining("2 keys that the simulators do not know"),
      });
      expect(refused.output).not.toMatch(/\n\s+at /);

      const [setSecret = "", setUrl = ""] = refused.output.match(/PULUMI_BACKEND_URL=.*config set.*/g) ?? [];
      const commands = [`echo key | ${setSecret}`, setUrl.replace("VALUE", "https://orders.example")];
      for (const command of commands)
        expect(await runIn(folder, environment, "sh", ["-c", command])).toMatchObject({ exitCode: 0 });

      const deployed = await start(folder, environment);
      expect(deployed).toMatchObject({
        exitCode: 0,
        output: expect.stringContaining("DataAction order-status created"),
      });
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }, 300_000);

  function expectSecretsNowhere(folder: string, output: string): void {
    const file = path.join(folder, ".sim", "credentials.json");
    const credentials = JSON.parse(fs.readFileSync(file, "utf8")) as Record<string, { clientSecret: string }>;
    for (const { clientSecret = "" } of Object.values(credentials)) {
      expect(output).not.toContain(clientSecret);
      for (const part of [".pulumi-state", ".build"])
        expect(filesContaining(path.join(folder, part), clientSecret)).toEqual([]);
      expect(fs.readFileSync(path.join(folder, "Pulumi.local.yaml"), "utf8")).not.toContain(clientSecret);
    }
    for (const name of [".sim/credentials.json", "Pulumi.local.yaml"])
      expect(fs.statSync(path.join(folder, name)).mode & 0o077).toBe(0);
  }
});
