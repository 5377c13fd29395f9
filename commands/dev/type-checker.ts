import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

/** A running check of the types. */
export interface TypeChecker {
  close(): Promise<void>;
}

const ENDED = /Found (\d+) errors?\./;

/**
 * Checks the types of the actions on each save, in a process of its own, so that neither waits for the other.
 *
 * @param onResult called after each check with the compiler's messages, none where the types hold
 */
export function startTypeChecker(
  projectRoot: string,
  onResult: (messages: readonly string[]) => void,
): TypeChecker {
  const config = writeConfig(projectRoot);
  const tsc = path.join(projectRoot, "node_modules", "typescript", "bin", "tsc");
  const args = [tsc, "--project", config, "--watch", "--preserveWatchOutput", "--pretty", "false"];
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ["ignore", "pipe", "ignore"] });
  let lines: string[] = [];
  let rest = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const all = (rest + text).split(/\r?\n/);
    rest = all.pop() ?? "";
    for (const line of all) {
      if (ENDED.test(line)) {
        onResult(lines);
        lines = [];
      } else if (/error TS\d+/.test(line) || (line.startsWith(" ") && lines.length > 0)) lines.push(line);
    }
  });
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => resolve()).once("error", () => resolve());
  });
  return {
    close: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

/** The actions alone, without their tests: a fraction of the project, and so much faster. */
function writeConfig(projectRoot: string): string {
  const folder = path.join(projectRoot, ".build", "dev");
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "tsconfig.json");
  const config = {
    extends: "../../tsconfig.json",
    compilerOptions: { incremental: true, tsBuildInfoFile: "types.tsbuildinfo" },
    include: ["../../action-src/*/*.ts"],
    exclude: ["../../action-src/*/test"],
  };
  fs.writeFileSync(file, JSON.stringify(config));
  return file;
}
