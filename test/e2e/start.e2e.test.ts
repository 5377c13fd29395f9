import { spawn } from "node:child_process";
import * as fs from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { copyActionSources } from "../support/action-sources";

const checkout = path.resolve(__dirname, "../..");
const ownFolders = new Set(["node_modules", ".git", ".build", ".sim", ".pulumi-state", "action-src"]);
/** The action that a newcomer is shown. */
const example = "crm-contact-enrichment";
const hasExample = fs.existsSync(path.join(checkout, "action-src", example));
if (!hasExample) console.warn(`Skipped: action-src has no ${example}.`);

/** A copy of the checkout as a newcomer has it, without actions of one's own, whose simulators listen on ports of their own. */
async function copyOfCheckout(): Promise<{ folder: string; environment: NodeJS.ProcessEnv }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "newcomer-"));
  for (const name of fs.readdirSync(checkout).filter((each) => !ownFolders.has(each))) {
    fs.cpSync(path.join(checkout, name), path.join(folder, name), { recursive: true });
  }
  copyActionSources(folder, example);
  fs.symlinkSync(path.join(checkout, "node_modules"), path.join(folder, "node_modules"));
  const [cxonePort, crmPort] = [await freePort(), await freePort()];
  const ports = { SIM_CXONE_PORT: String(cxonePort), SIM_CRM_PORT: String(crmPort) };
  // What a developer may have in the shell, and what has no say in a demonstration.
  const team = { PULUMI_BACKEND_URL: "file:///nowhere", PULUMI_STACK: "prod", CXONE_CLIENT_ID: "theirs" };
  return { folder, environment: { ...process.env, ...ports, ...team } };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function start(
  folder: string,
  environment: NodeJS.ProcessEnv,
): Promise<{ exitCode: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn("npm", ["start"], {
      cwd: folder,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject).on("close", (exitCode) => resolve({ exitCode, output }));
  });
}

(hasExample ? describe : describe.skip)("npm start", () => {
  it("deploys and prints the enriched contact, repairs simulators that lost their data, then finds no change, and ends by itself", async () => {
    const { folder, environment } = await copyOfCheckout();
    try {
      const first = await start(folder, environment);
      expect(first).toMatchObject({
        exitCode: 0,
        output: expect.stringContaining("DataAction crm-contact-enrichment created"),
      });
      expect(first.output).toMatch(/The enriched contact[^{]*\{[^}]*"customerTier": "gold"/);

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
});
