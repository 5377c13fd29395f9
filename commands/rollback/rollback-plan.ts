import { CommandError } from "../command-error";
import { liveRelease, type StackAction } from "../stack/stack-actions";
import type { StepBack } from "../restore/step-back";
import type { TargetReleases } from "./find-releases";

/** An action that stays as it is, and why. */
export interface Staying {
  readonly action: StackAction;
  readonly reason: "not asked for" | "already there" | "none recorded";
}

/** What a rollback does with each action of the stack. */
export interface RollbackPlan {
  readonly back: readonly StepBack[];
  readonly staying: readonly Staying[];
}

/**
 * Decides what becomes of each action.
 *
 * @param only the only action that may go back; undefined for all
 * @param stack for messages
 * @throws COMMAND_INVALID where the stack has no such action, or the target's release is another action's
 */
export function planRollback(
  actions: readonly StackAction[],
  { releases, label }: TargetReleases,
  only: string | undefined,
  stack: string,
): RollbackPlan {
  if (only !== undefined && !releases.has(only)) throw notThere(actions, label, only, stack);
  const back: StepBack[] = [];
  const staying: Staying[] = [];
  for (const action of actions) {
    const to = releases.get(action.name);
    if (!releases.has(action.name) || (only !== undefined && action.name !== only))
      staying.push({ action, reason: "not asked for" });
    else if (to === undefined) staying.push({ action, reason: "none recorded" });
    else if (to.release === liveRelease(action)?.release) staying.push({ action, reason: "already there" });
    else back.push({ action, to });
  }
  return { back, staying };
}

function notThere(actions: readonly StackAction[], label: string, only: string, stack: string): CommandError {
  const names = actions.map(({ name }) => name);
  const seen = names.includes(only)
    ? `${label} is a release of another action than "${only}"`
    : `it has no action "${only}"; it has: ${names.join(", ") || "none"}`;
  return new CommandError(`Going back on stack "${stack}" was refused: ${seen}. Nothing was changed.`);
}
