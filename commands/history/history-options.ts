import { commandLine, readArguments, wholeNumber } from "../../load/command-line";
import { STACK_OPTION } from "../stack/stack-option";

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

const LINE = commandLine({
  name: "history",
  summary:
    "Shows the updates of a stack, newest first, and the release of each action that each of them left. Changes nothing.",
  options: {
    stack: STACK_OPTION,
    limit: { value: "N", description: "only the newest N updates" },
    action: { value: "NAME", description: "only this action" },
    json: { description: "for programs: the same as JSON, nothing shortened" },
  },
  example: "npm run history -- --stack prod --limit 10",
});

/** @throws COMMAND_INVALID */
export function parseHistoryOptions(args: readonly string[]): HistoryOptions {
  return readArguments(LINE, args, ({ stack, limit, action, json }) => ({
    stack,
    limit: limit === undefined ? undefined : wholeNumber("--limit", limit, 1),
    action,
    json,
  }));
}
