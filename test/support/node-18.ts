import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { cacheFolder } from "../../tools/tool-chain/cache-folder.js";

const version = "18.20.8";

/**
 * A real Node.js 18, the runtime of CXone, from the npm registry's binary package for this platform; kept in the cache
 * folder of the tool chain.
 *
 * @returns the path of its executable
 */
export async function installNode18(): Promise<string> {
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const prefix = path.join(cacheFolder(process.env), `node-${version}`);
  const executable = path.join(
    prefix,
    "node_modules",
    name,
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  if (!fs.existsSync(executable)) {
    const install = ["install", "--prefix", prefix, "--no-save", "--no-package-lock", `${name}@${version}`];
    await promisify(execFile)("npm", install, { shell: process.platform === "win32" });
  }
  return executable;
}
