import { type ForegroundEnd, runInForeground } from "../../load/run-in-foreground.js";
import { pulumiEnvironment } from "../../tools/pulumi-environment.js";
import { readCommandLine } from "../../tools/defaults/command-line.js";
import { CommandError } from "../command-error";
import { afterInterruption, codeOf, howItEnded } from "./ended-run";

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
 * @throws UPDATE_FAILED, INTERRUPTED with the CLI's exit code where that is another than 0; the CLI itself has said why
 */
export async function runPulumi(
  projectRoot: string,
  args: readonly string[],
  environment?: NodeJS.ProcessEnv,
): Promise<void> {
  const end = await pulumiInForeground(projectRoot, args, environment);
  if (end.exitCode === 0) return;
  const hint = afterInterruption(readCommandLine(args).stack, end);
  throw new CommandError(
    `pulumi ${args.join(" ")} ${howItEnded(end)}.${hint}`,
    codeOf(end),
    end.exitCode ?? undefined,
  );
}
