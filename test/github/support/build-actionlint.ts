import * as fs from "node:fs";
import * as path from "node:path";
import { cacheFolder } from "../../../tools/tool-chain/cache-folder.js";
import { findExecutable, pathFolders } from "../../../tools/tool-chain/executables.js";
import { withLock } from "../../../tools/tool-chain/lock.js";
import { runProcess } from "../../../load/run-process.js";

const moduleFolder = path.resolve(__dirname, "../../../tools/actionlint");
const packageName = "github.com/rhysd/actionlint";

/** Whether there is a Go at all; one that is too old says so itself when it builds. */
export const goIsThere = findExecutable("go", pathFolders(process.env)) !== undefined;

/**
 * Builds the pinned actionlint from its Go module, once; it is kept in the cache of the tool chain.
 *
 * @returns its executable
 */
export async function buildActionlint(): Promise<string> {
  const goMod = fs.readFileSync(path.join(moduleFolder, "go.mod"), "utf8");
  const version = new RegExp(`${packageName} (v\\S+)`).exec(goMod)?.[1] ?? "unknown";
  const executable = path.join(cacheFolder(process.env), `actionlint-${version}`, "actionlint");
  return withLock(`${path.dirname(executable)}.lock`, async () => {
    if (fs.existsSync(executable)) return executable;
    const { exitCode, stderr } = await runProcess(
      "go",
      [
        "build",
        "-mod=readonly",
        "-buildvcs=false",
        "-trimpath",
        "-o",
        `${executable}.new`,
        `${packageName}/cmd/actionlint`,
      ],
      { cwd: moduleFolder, env: { ...process.env, GOWORK: "off" } },
    );
    if (exitCode !== 0) throw new Error(`Building actionlint failed:\n${stderr}`);
    fs.renameSync(`${executable}.new`, executable);
    return executable;
  });
}
