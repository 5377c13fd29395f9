import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import { installedCommandPlugin } from "../../tools/tool-chain/command-plugin.js";

/** Packages that a figure may hang on. */
const PACKAGES = [
  ..."@pulumi/pulumi axios esbuild zod typescript".split(" "),
  ..."axios-retry cockatiel got p-limit undici".split(" "),
];

/** What a run ran on: the commit, the machine's cores, Node.js, npm, which command plugin, and the packages that were measured. */
export async function readVersions(projectRoot: string): Promise<Record<string, string>> {
  const first = async (file: string, ...args: string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(file, args, { cwd: projectRoot });
    return stdout.trim();
  };
  const packages = PACKAGES.map((name) => {
    const file = path.join(projectRoot, "node_modules", name, "package.json");
    return [name, (JSON.parse(fs.readFileSync(file, "utf8")) as { version: string }).version];
  });
  return {
    commit: await first("git", "rev-parse", "--short", "HEAD").catch(() => "unknown"),
    cores: `${os.cpus().length} (${os.platform()} ${os.arch()})`,
    node: process.versions.node,
    npm: await first("npm", "--version"),
    "command plugin": installedCommandPlugin(process.env),
    ...(Object.fromEntries(packages) as Record<string, string>),
  };
}
