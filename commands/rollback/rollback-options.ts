import { commandLine, readArguments } from "../../load/command-line";
import { STACK_OPTION, YES_OPTION } from "../stack/stack-option";
import { parseTarget, type Target } from "./target";

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

const LINE = commandLine({
  name: "rollback",
  summary:
    "Brings code and contract of a stack's actions back to what an earlier update left. Credentials and the rest of the " +
    "environment stay as they are configured now.",
  options: {
    stack: STACK_OPTION,
    to: {
      value: "NUMBER|TIME|RELEASE",
      required: true,
      description: "an update's number, a time, or a release's hash, as npm run history shows it",
    },
    action: { value: "NAME", description: "only this action" },
    preview: { description: "only show it" },
    yes: YES_OPTION,
  },
  example: "npm run rollback -- --stack prod --to 12",
});

/**
 * Reads the arguments of `npm run rollback`.
 *
 * @param isTerminal whether somebody is there to be asked
 * @throws COMMAND_INVALID
 */
export function parseRollbackOptions(args: readonly string[], isTerminal: boolean): RollbackOptions {
  return readArguments(LINE, args, ({ stack, to, action, preview, yes }) => {
    if (preview && yes) throw new Error("give --preview or --yes, not both");
    if (!preview && !yes && !isTerminal)
      throw new Error("there is no terminal to ask on: give --yes to go back, or --preview to look only");
    return { stack, target: parseTarget(to), action, preview, yes };
  });
}
