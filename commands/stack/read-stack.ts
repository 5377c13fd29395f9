import type { ReadPulumi } from "./read-pulumi";
import { parseStackActions, type StackAction } from "./stack-actions";
import { parseHistory, type Update } from "./stack-history";

/** A stack's past and present, as the backend has them. */
export interface StackRecord {
  /** Newest first. */
  readonly updates: readonly Update[];
  readonly actions: readonly StackAction[];
}

/**
 * Reads a stack's history and state.
 *
 * @throws COMMAND_INVALID, with the CLI's words where it fails
 */
export async function readStack(stack: string, read: ReadPulumi): Promise<StackRecord> {
  // Without the last option the CLI tells of the ten newest updates.
  const history = read(["stack", "history", "--json", "--page-size", "0", "--stack", stack]);
  const exported = read(["stack", "export", "--stack", stack]);
  const [updates, actions] = await Promise.all([
    history.then(parseHistory),
    exported.then(parseStackActions),
  ]);
  return { updates, actions };
}
