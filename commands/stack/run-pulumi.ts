import { type ForegroundEnd, runInForeground } from "../../load/run-in-foreground.js";
import { pulumiEnvironment } from "../../tools/pulumi-environment.js";
import { CommandError } from "../command-error";

/**
 * Runs the Pulumi CLI in the project's folder with this process's terminal, to its end; Ctrl-C lets it finish the call
 * in flight.
 *
 * @param projectRoot the folder of Pulumi.yaml, absolute
 * @param environment of the shell, or what a command put in its place
 */
export async function pulumiInForeground(
  projectRoot: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<ForegroundEnd> {
  const { command, env, notes } = pulumiEnvironment({ cwd: projectRoot, args, env: environment });
  for (const note of notes) process.stderr.write(`${note}\n`);
  return runInForeground(command, args, { env, cwd: projectRoot });
}

/**
 * As {@link pulumiInForeground}.
 *
 * @throws COMMAND_INVALID where it ends with another exit code than 0; the CLI itself has said why
 */
export async function runPulumi(
  projectRoot: string,
  args: readonly string[],
  environment?: NodeJS.ProcessEnv,
): Promise<void> {
  const { exitCode } = await pulumiInForeground(projectRoot, args, environment);
  if (exitCode !== 0)
    throw new CommandError(`pulumi ${args.join(" ")} ended with ${exitCode ?? "a signal"}.`);
}
