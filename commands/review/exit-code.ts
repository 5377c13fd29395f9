import { isDeletion } from "./action-review";
import type { Review } from "./collect-review";

/** Exit codes of `npm run review`; 7 is the engine's own for `--expect-no-changes`. */
export const EXIT_CODES = {
  fine: 0,
  breakingContract: 1,
  previewFailed: 2,
  actionsDeleted: 3,
  changesFound: 7,
} as const;

/**
 * How the command ends: a failed preview outweighs all else, for its report is incomplete; a breaking change of contract
 * counts where `allowBreakingContract` does not name the action, and outweighs a deletion: whoever lets deletions pass on
 * purpose must not let such a contract pass with them. A replacement gives the action another id, and so deletes it too.
 *
 * @param changesFound whether the engine was told to expect none, and found some
 */
export function exitCodeOf({ actions, failure }: Review, changesFound: boolean): number {
  if (failure && failure.messages.length > 0) return EXIT_CODES.previewFailed;
  const breaks = actions.some(
    (action) => !action.breakingAllowed && action.contract.some((change) => change.breaking),
  );
  if (breaks || (failure && failure.breaking.length > 0)) return EXIT_CODES.breakingContract;
  const deletes = actions.some(({ operation }) => isDeletion(operation));
  if (deletes || failure?.protectedUrns) return EXIT_CODES.actionsDeleted;
  return changesFound ? EXIT_CODES.changesFound : EXIT_CODES.fine;
}

const MEANINGS: Readonly<Record<number, string>> = {
  [EXIT_CODES.fine]: "the preview went through",
  [EXIT_CODES.breakingContract]: "a contract breaks",
  [EXIT_CODES.previewFailed]: "the preview failed",
  [EXIT_CODES.actionsDeleted]: "an action is deleted or replaced",
  [EXIT_CODES.changesFound]: "there are changes",
};

/** What is said where the report is in a file and nobody sees it. */
export function renderWritten(file: string, exitCode: number): string {
  return `The report is in ${file}: ${MEANINGS[exitCode] ?? "look at it"} (exit code ${exitCode}).`;
}
