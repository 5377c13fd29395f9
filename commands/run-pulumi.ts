import { spawn } from "node:child_process";
import * as path from "node:path";
import { pulumiEnvironment } from "../tools/pulumi-environment.js";
import { CommandError } from "./command-error";

const projectRoot = path.dirname(__dirname);

/**
 * Runs the Pulumi CLI in the project's folder with this process's terminal.
 *
 * @throws COMMAND_INVALID where it ends with another exit code than 0; the CLI itself has said why
 */
export async function runPulumi(args: string[]): Promise<void> {
  const { command, env, notes } = pulumiEnvironment({ cwd: projectRoot, args });
  for (const note of notes) process.stderr.write(`${note}\n`);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(command, args, { cwd: projectRoot, env, stdio: "inherit" });
    child.on("error", reject).on("close", resolve);
  });
  if (exitCode !== 0)
    throw new CommandError(`pulumi ${args.join(" ")} ended with ${exitCode ?? "a signal"}.`);
}
