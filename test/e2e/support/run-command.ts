import { spawn } from "node:child_process";
import { pulumiEnvironment } from "../../../tools/pulumi-environment.js";
import type { PulumiRun, TestProject } from "./test-project";

/** Runs a command of `commands/` in a test project, as its npm script does. */
export function runCommand(project: TestProject, name: string, ...args: string[]): Promise<PulumiRun> {
  const { folder, environment } = project;
  const { env } = pulumiEnvironment({ cwd: folder, env: environment });
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["load/run.js", `commands/${name}/main.ts`, ...args], {
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject).on("close", (exitCode) => resolve({ exitCode, output }));
  });
}
