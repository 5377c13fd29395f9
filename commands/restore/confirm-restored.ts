import { CommandError } from "../command-error";
import { liveRelease, type StackAction } from "../stack/stack-actions";
import type { StepBack } from "./step-back";

/** The steps of a rollback that the state, as it is now, does not have. */
export function notRestored(back: readonly StepBack[], actions: readonly StackAction[]): StepBack[] {
  return back.filter(({ action, to }) => {
    const now = actions.find(({ name }) => name === action.name);
    return now === undefined || liveRelease(now)?.release !== to.release;
  });
}

/**
 * Holds the state after a rollback to what was planned.
 *
 * @param actions as the state has them now
 * @throws COMMAND_INVALID where an action is not at its release
 */
export function confirmRestored(
  back: readonly StepBack[],
  actions: readonly StackAction[],
  stack: string,
): void {
  const wrong = notRestored(back, actions);
  if (wrong.length === 0) return;
  throw new CommandError(
    `Going back on stack "${stack}" went through, but the state does not have ${wrong
      .map(({ action, to }) => `${action.name} at release ${to.release}`)
      .join(", ")}. Another update came in between, or the checkout's provider is another version: ` +
      `see npm run history -- --stack ${stack}.`,
  );
}
