import { CommandError } from "../command-error";
import type { StackAction } from "../stack/stack-actions";

/**
 * The actions that a history shows.
 *
 * @param name the only one; undefined for all
 * @throws COMMAND_INVALID where the stack has no action of this name
 */
export function actionsAsked(
  actions: readonly StackAction[],
  name: string | undefined,
  stack: string,
): readonly StackAction[] {
  if (name === undefined) return actions;
  const asked = actions.filter((action) => action.name === name);
  if (asked.length > 0) return asked;
  const known = actions.map((action) => action.name).join(", ") || "none";
  throw new CommandError(
    `Reading the history failed: stack "${stack}" has no action "${name}". It has: ${known}.`,
  );
}
