import type { LedgerEntry } from "../../providers/releases/ledger";
import { entryAfter, liveRelease, type StackAction } from "../stack/stack-actions";
import type { Update } from "../stack/stack-history";

/** An update with the release of each action that it left. */
export interface HistoryRow {
  readonly update: Update;
  /** In the order of the actions. */
  readonly cells: readonly HistoryCell[];
}

/** What an update left of one action. */
export interface HistoryCell {
  readonly action: string;
  /** Undefined where none is recorded for that time: the action did not exist, or its ledger does not reach back. */
  readonly entry: LedgerEntry | undefined;
  /** Whether this release is the one that is live now. */
  readonly current: boolean;
}

/** Finds the release of each action that each update left. */
export function historyRows(updates: readonly Update[], actions: readonly StackAction[]): HistoryRow[] {
  return updates.map((update) => ({
    update,
    cells: actions.map((action) => {
      const entry = entryAfter(update, action);
      const current = entry !== undefined && entry.release === liveRelease(action)?.release;
      return { action: action.name, entry, current };
    }),
  }));
}
