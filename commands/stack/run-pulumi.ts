import * as path from "node:path";
import { pulumiEnvironment } from "../../tools/pulumi-environment.js";
import { runInForeground } from "../../load/run-in-foreground.js";
import { CommandError } from "../command-error";

const projectRoot = path.resolve(__dirname, "../..");

/**
 * Runs the Pulumi CLI in the project's folder with this process's terminal; Ctrl-C lets it finish the call in flight.
 *
 * @param environment of the shell, or what a command put in its place
 * @throws COMMAND_INVALID where it ends with another exit code than 0; the CLI itself has said why
 */
export async function runPulumi(args: string[], environment: NodeJS.ProcessEnv = process.env): Promise<void> {
  const { command, env, notes } = pulumiEnvironment({ cwd: projectRoot, args, env: environment });
  for (const note of notes) process.stderr.write(`${note}\n`);
  const { exitCode } = await runInForeground(command, args, { env, cwd: projectRoot });
  if (exitCode !== 0)
    throw new CommandError(`pulumi ${args.join(" ")} ended with ${exitCode ?? "a signal"}.`);
}
