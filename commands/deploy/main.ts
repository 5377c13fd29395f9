import * as path from "node:path";
import { setUp } from "../../tools/setup.js";
import { CommandError } from "../command-error";
import { parseDeployOptions } from "./deploy-options";
import { goBack } from "./go-back";
import { readStack } from "../stack/read-stack";
import { runUpdate } from "../stack/run-update";

const projectRoot = path.resolve(__dirname, "../..");

/**
 * `npm run deploy -- --stack S [--rollback-on-failure] [--yes]`: `pulumi up`, its smoke tests included, and where it
 * fails and that is asked for, back to the releases that were live before. It ends with 1 then, too (docs/rollback.md).
 *
 * @throws COMMAND_INVALID where the update fails
 */
export async function main(commandArguments: string[]): Promise<void> {
  const { stack, rollbackOnFailure, yes } = parseDeployOptions(
    commandArguments,
    Boolean(process.stdin.isTTY),
  );
  await setUp(process.env, (line) => void process.stderr.write(`${line}\n`));
  const before = rollbackOnFailure ? await readStack(stack) : undefined;
  const { exitCode, interrupted } = await runUpdate(projectRoot, [
    "up",
    "--stack",
    stack,
    ...(yes ? ["--yes"] : []),
  ]);
  if (exitCode === 0) return;
  const failure = `The update of stack "${stack}" failed: pulumi up ended with ${exitCode ?? "a signal"}.`;
  if (before === undefined) throw new CommandError(failure);
  // Whoever stops an update on purpose wants to decide what comes next.
  if (interrupted) throw new CommandError(`${failure} It was interrupted, so nothing was taken back.`);
  throw new CommandError(`${failure}\n${await goBack(before, stack, projectRoot)}`);
}
