import { parseArgs } from "node:util";
import { CommandError } from "../command-error";

const usage = "Usage: npm run history -- --stack STACK [--limit N] [--action NAME] [--json]";

/** What `npm run history` was asked for. */
export interface HistoryOptions {
  readonly stack: string;
  /** How many updates are shown, the newest ones; default all. */
  readonly limit: number | undefined;
  /** The only action that is shown; default all. */
  readonly action: string | undefined;
  /** For programs instead of people. */
  readonly json: boolean;
}

/** @throws COMMAND_INVALID */
export function parseHistoryOptions(commandArguments: string[]): HistoryOptions {
  try {
    const { values } = parseArgs({
      args: commandArguments,
      options: {
        stack: { type: "string", short: "s" },
        limit: { type: "string" },
        action: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    const { stack, limit, action, json } = values;
    if (!stack) throw new Error("give --stack STACK");
    if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit))
      throw new Error(`--limit must be a whole number of at least 1, and is ${JSON.stringify(limit)}`);
    return { stack, limit: limit === undefined ? undefined : Number(limit), action, json };
  } catch (error) {
    throw new CommandError(`Reading the arguments of history failed: ${(error as Error).message}.\n${usage}`);
  }
}
