import { runProcess } from "../../load/run-process.js";
import { pulumiEnvironment } from "../../tools/pulumi-environment.js";
import { CommandError } from "../command-error";
import { maskSecrets } from "../text/mask-secrets";
import { withoutColors } from "../text/without-colors";

/** Runs the Pulumi CLI for what it writes to standard output. */
export type ReadPulumi = (args: readonly string[]) => Promise<string>;

/** What a run of the CLI without a terminal said, and how it ended. */
export interface CapturedRun {
  /** Null where a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What it ran in. */
  readonly env: NodeJS.ProcessEnv;
  /** A line for people per default that was chosen for them. */
  readonly notes: readonly string[];
}

/**
 * Runs the Pulumi CLI in the project's folder without a terminal, however it ends.
 *
 * @param projectRoot the folder of Pulumi.yaml, absolute
 * @throws TOOLCHAIN_NOT_SET_UP
 */
export async function capturePulumi(
  projectRoot: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<CapturedRun> {
  const all = [...args, "--non-interactive", "--color", "never"];
  const { command, env, notes } = pulumiEnvironment({ cwd: projectRoot, args: all, env: environment });
  const run = await runProcess(command, all, { cwd: projectRoot, env });
  return { ...run, stderr: withoutColors(run.stderr), env, notes };
}

/**
 * Makes what runs the CLI in the project's folder, and throws COMMAND_INVALID with the CLI's own words where it ends with
 * another exit code than 0.
 *
 * @param projectRoot the folder of Pulumi.yaml, absolute
 */
export function pulumiReader(projectRoot: string): ReadPulumi {
  return async (args) => {
    const { exitCode, stdout, stderr, env } = await capturePulumi(projectRoot, args);
    if (exitCode === 0) return stdout;
    const seen = maskSecrets(stderr.trim(), env) || "it said nothing";
    throw new CommandError(
      `pulumi ${args.join(" ")} ended with ${exitCode ?? "a signal"}: ${seen}\n` +
        `Fix that, then run this command again.`,
    );
  };
}
