import { parseArgs } from "node:util";
import { CommandError } from "../command-error";

/** How `npm run adopt` was called. */
export interface AdoptOptions {
  readonly stack: string;
  /** Name of the action, which is its folder's in `action-src`. */
  readonly action: string;
  /** The id of the action in CXone. */
  readonly id: string;
  /** Whether the configuration is set without asking. Default false. */
  readonly yes: boolean;
}

const usage = "Usage: npm run adopt -- --stack STACK ACTION ID [--yes]";

/**
 * Reads the arguments of `npm run adopt`.
 *
 * @throws COMMAND_INVALID
 */
export function parseAdoptOptions(commandArguments: string[]): AdoptOptions {
  try {
    const { values, positionals } = parseArgs({
      args: commandArguments,
      options: {
        stack: { type: "string", short: "s" },
        yes: { type: "boolean", short: "y", default: false },
      },
      allowPositionals: true,
    });
    const [action, id, ...rest] = positionals;
    if (!values.stack) throw new Error("give --stack STACK");
    if (!action || !id || rest.length > 0) throw new Error("give one ACTION and its ID in CXone");
    return { stack: values.stack, action, id, yes: values.yes };
  } catch (error) {
    throw new CommandError(`Reading the arguments of adopt failed: ${(error as Error).message}.\n${usage}`);
  }
}
