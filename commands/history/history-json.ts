import type { HistoryRow } from "./history-rows";
import type { FactsOfReleases } from "./release-facts";

/** The history for programs: the same rows and order as the table, nothing shortened; null for what is not known. */
export function historyJson(
  stack: string,
  rows: readonly HistoryRow[],
  { facts, problems }: FactsOfReleases,
): string {
  const updates = rows.map(({ update, cells }) => ({
    number: update.number,
    kind: update.kind,
    result: update.result,
    startedAt: new Date(update.startedAtEpochMs).toISOString(),
    endedAt: update.endedAtEpochMs === undefined ? null : new Date(update.endedAtEpochMs).toISOString(),
    who: update.who || null,
    commit: update.commit || null,
    dirty: update.dirty,
    message: update.message,
    actions: Object.fromEntries(
      cells.map(({ action, entry, current }) => [
        action,
        entry === undefined
          ? null
          : {
              release: entry.release,
              code: entry.code,
              commit: entry.commit ?? null,
              sizeBytes: facts.get(entry.release)?.sizeBytes ?? null,
              contractVersion: facts.get(entry.release)?.contractVersion ?? null,
              current,
            },
      ]),
    ),
  }));
  return `${JSON.stringify({ stack, updates, problems }, null, 2)}\n`;
}
