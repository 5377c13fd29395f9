import { spawn } from "node:child_process";
import { pulumiEnvironment } from "../../tools/pulumi-environment.js";

/** Runs the Pulumi CLI in one folder; rejects with its output where it fails. */
export type Pulumi = (...args: string[]) => Promise<void>;

/** The CLI for a folder, with the given variables on top of the shell's. */
export function pulumiIn(folder: string, variables: Record<string, string>): Pulumi {
  return (...args) =>
    new Promise((resolve, reject) => {
      const settings = {
        PULUMI_CONFIG_PASSPHRASE: "cxone-data-actions-development",
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

/** How long a preview of stack `dev` takes that finds no change, in milliseconds. */
export async function measurePreview(pulumi: Pulumi): Promise<number> {
  const start = performance.now();
  await pulumi("preview", "--stack", "dev", "--expect-no-changes", "--non-interactive");
  return performance.now() - start;
}

/** The middle value; of an odd number of values. */
export function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
