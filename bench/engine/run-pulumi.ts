import { spawn } from "node:child_process";
import { DEVELOPMENT_PASSPHRASE } from "../../tools/defaults/local-backend.js";
import { pulumiEnvironment } from "../../tools/pulumi-environment.js";

/** Runs the Pulumi CLI in one folder; rejects with its output where it fails. */
export type Pulumi = (...args: string[]) => Promise<void>;

/** The CLI for a folder, with the given variables on top of the shell's, and arguments for every `up` and `preview`. */
export function pulumiIn(folder: string, variables: Record<string, string>, always: string[]): Pulumi {
  return (...given) =>
    new Promise((resolve, reject) => {
      const args = given[0] === "stack" ? given : [...given, ...always];
      const settings = {
        PULUMI_CONFIG_PASSPHRASE: DEVELOPMENT_PASSPHRASE,
        ...process.env,
        ...variables,
      };
      const { command, env } = pulumiEnvironment({ cwd: folder, args, env: settings });
      // The variables once more, because the tool chain puts its own folder first on PATH.
      const child = spawn(command, args, {
        cwd: folder,
        env: { ...env, ...variables },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let output = "";
      child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
      child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
      child.on("error", reject).on("close", (exitCode) => {
        if (exitCode === 0) resolve();
        else reject(new Error(`pulumi ${args.join(" ")} ended with ${exitCode}:\n${output}`));
      });
    });
}

/** How long something takes, in milliseconds. */
export async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
