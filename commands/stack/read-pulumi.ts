import * as path from "node:path";
import { pulumiEnvironment } from "../../tools/pulumi-environment.js";
import { runProcess } from "../../load/run-process.js";
import { CommandError } from "../command-error";

const projectRoot = path.resolve(__dirname, "../..");

/**
 * Runs the Pulumi CLI in the project's folder without a terminal, for what it tells.
 *
 * @returns what it wrote to standard output
 * @throws COMMAND_INVALID where it ends with another exit code than 0, with the CLI's own words
 */
export async function readPulumi(args: readonly string[]): Promise<string> {
  const all = [...args, "--non-interactive", "--color", "never"];
  const { command, env } = pulumiEnvironment({ cwd: projectRoot, args: all });
  const { exitCode, stdout, stderr } = await runProcess(command, all, { cwd: projectRoot, env });
  if (exitCode === 0) return stdout;
  throw new CommandError(
    `pulumi ${args.join(" ")} ended with ${exitCode ?? "a signal"}: ${stderr.trim() || "it said nothing"}\n` +
      `Fix that, then run this command again.`,
  );
}
