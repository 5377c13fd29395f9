import { CommandError } from "../command-error";
import type { ProjectStack } from "../stack/project-stack";

/**
 * The stacks whose stores are pruned.
 *
 * @param stack the only one; undefined for all
 * @throws COMMAND_INVALID where the backend has no stack of this name
 */
export function chooseStacks(
  stacks: readonly ProjectStack[],
  stack: string | undefined,
): readonly ProjectStack[] {
  if (stack === undefined) return stacks;
  const chosen = stacks.filter(({ name }) => name === stack);
  if (chosen.length > 0) return chosen;
  const known = stacks.map(({ name }) => name).join(", ") || "none";
  throw new CommandError(`Pruning failed: there is no stack "${stack}". The backend has: ${known}.`);
}
