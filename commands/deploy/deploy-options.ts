import { parseArgs } from "node:util";
import { CommandError } from "../command-error";

const usage = "Usage: npm run deploy -- --stack STACK [--rollback-on-failure] [--yes]";

/** What `npm run deploy` was asked for. */
export interface DeployOptions {
  readonly stack: string;
  /** Whether a failed update is followed by going back to what was live before. */
  readonly rollbackOnFailure: boolean;
  /** Do not ask. */
  readonly yes: boolean;
}

/**
 * Reads the arguments of `npm run deploy`.
 *
 * @param isTerminal whether somebody is there to be asked
 * @throws COMMAND_INVALID
 */
export function parseDeployOptions(commandArguments: string[], isTerminal: boolean): DeployOptions {
  try {
    const { values } = parseArgs({
      args: commandArguments,
      options: {
        stack: { type: "string", short: "s" },
        "rollback-on-failure": { type: "boolean", default: false },
        yes: { type: "boolean", short: "y", default: false },
      },
    });
    if (!values.stack) throw new Error("give --stack STACK");
    if (!values.yes && !isTerminal) throw new Error("there is no terminal to ask on: give --yes");
    return { stack: values.stack, rollbackOnFailure: values["rollback-on-failure"], yes: values.yes };
  } catch (error) {
    throw new CommandError(`Reading the arguments of deploy failed: ${(error as Error).message}.\n${usage}`);
  }
}
