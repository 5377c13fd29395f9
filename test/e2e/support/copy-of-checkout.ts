import { spawn } from "node:child_process";
import * as fs from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { copyActionSources } from "../../support/action-sources";

const checkout = path.resolve(__dirname, "../../..");
/** The configuration of a stack of `npm start`. */
const IS_LOCAL = /^Pulumi\.local.*\.yaml$/;

const ownFolders = new Set(["node_modules", ".git", ".build", ".sim", ".pulumi-state", "action-src"]);

/** A command's end in a copy of the checkout. */
export interface CheckoutRun {
  readonly exitCode: number | null;
  /** Standard output and standard error, as a person would see them. */
  readonly output: string;
}

/**
 * A copy of the checkout as a newcomer has it, without actions of one's own, whose simulators listen on ports of their own.
 *
 * @param action the one that it has
 */
export async function copyOfCheckout(
  action?: string,
): Promise<{ folder: string; environment: NodeJS.ProcessEnv }> {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "newcomer-")));
  for (const name of fs
    .readdirSync(checkout)
    .filter((each) => !ownFolders.has(each) && !IS_LOCAL.test(each))) {
    fs.cpSync(path.join(checkout, name), path.join(folder, name), { recursive: true });
  }
  copyActionSources(folder, action);
  fs.symlinkSync(path.join(checkout, "node_modules"), path.join(folder, "node_modules"));
  const ports = {
    SIM_CXONE_PORT: String(await freePort()),
    SIM_CRM_PORT: String(await freePort()),
    SIM_GENESYS_PORT: String(await freePort()),
  };
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

/** Runs a program in the copy to its end. */
export function runIn(
  folder: string,
  environment: NodeJS.ProcessEnv,
  command: string,
  args: readonly string[],
): Promise<CheckoutRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: folder, env: environment, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject).on("close", (exitCode) => resolve({ exitCode, output }));
  });
}
