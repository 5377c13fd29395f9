import type { StackRecord } from "../stack/read-stack";
import { liveRelease, type StackAction } from "../stack/stack-actions";
import type { Update } from "../stack/stack-history";
import type { StepBack } from "../restore/step-back";

/** What a failed update asks for. */
export interface Recovery {
  /** The row that the failed update left in the history; undefined where it did not begin. */
  readonly failed: Update | undefined;
  /** Whether another update came in between, so that going back could undo somebody else's work. */
  readonly overtaken: boolean;
  /** The actions that were there before, each with the release that was live. */
  readonly back: readonly StepBack[];
  /** Made by the failed update: they have nothing to go back to. */
  readonly made: readonly StackAction[];
  /** There before, but not at a release that is recorded. */
  readonly unrecorded: readonly StackAction[];
  /** There before, and deleted by the failed update. */
  readonly deleted: readonly StackAction[];
}

/**
 * Decides what is restored after a failed update. All actions are, not just the one that failed: a stack is deployed as
 * a whole. Those that the state says were not touched are among them, for an update whose answer was lost changed
 * CXone and not the state; where it did not, the engine finds nothing to do.
 */
export function whatToRestore(before: StackRecord, after: StackRecord): Recovery {
  const rows = after.updates.slice(0, Math.max(0, after.updates.length - before.updates.length));
  const [newest] = rows;
  const was = new Map(before.actions.map((action) => [action.name, action]));
  const back: StepBack[] = [];
  const made: StackAction[] = [];
  const unrecorded: StackAction[] = [];
  for (const action of after.actions) {
    const earlier = was.get(action.name);
    const to = earlier && liveRelease(earlier);
    if (to) back.push({ action, to });
    else (earlier ? unrecorded : made).push(action);
  }
  const overtaken = rows.length > 1 || (newest !== undefined && newest.result !== "failed");
  const deleted = before.actions.filter(({ name }) => !after.actions.some((action) => action.name === name));
  return { failed: newest, overtaken, back, made, unrecorded, deleted };
}
