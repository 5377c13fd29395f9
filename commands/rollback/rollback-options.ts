import { parseArgs } from "node:util";
import { CommandError } from "../command-error";
import { parseTarget, type Target } from "./target";

const usage =
  "Usage: npm run rollback -- --stack STACK --to NUMBER|TIME|RELEASE [--action NAME] [--preview] [--yes]";

/** What `npm run rollback` was asked for. */
export interface RollbackOptions {
  readonly stack: string;
  readonly target: Target;
  /** The only action that goes back; default all. */
  readonly action: string | undefined;
  /** Stop after the preview. */
  readonly preview: boolean;
  /** Do not ask. */
  readonly yes: boolean;
}

/**
 * Reads the arguments of `npm run rollback`.
 *
 * @param isTerminal whether somebody is there to be asked
 * @throws COMMAND_INVALID
 */
export function parseRollbackOptions(commandArguments: string[], isTerminal: boolean): RollbackOptions {
  try {
    const { values } = parseArgs({
      args: commandArguments,
      options: {
        stack: { type: "string", short: "s" },
        to: { type: "string" },
        action: { type: "string" },
        preview: { type: "boolean", default: false },
        yes: { type: "boolean", short: "y", default: false },
      },
    });
    const { stack, to, action, preview, yes } = values;
    if (!stack) throw new Error("give --stack STACK");
    if (!to) throw new Error("give --to, as npm run history shows it");
    if (preview && yes) throw new Error("give --preview or --yes, not both");
    if (!preview && !yes && !isTerminal)
      throw new Error("there is no terminal to ask on: give --yes to go back, or --preview to look only");
    return { stack, target: parseTarget(to), action, preview, yes };
  } catch (error) {
    throw new CommandError(
      `Reading the arguments of rollback failed: ${(error as Error).message}.\n${usage}`,
    );
  }
}
