/** The output of the resource that holds its ledger. */
export const LEDGER_PROPERTY = "releases";

/** How many releases of an action can be gone back to, where `artifactsKeep` does not say otherwise. */
export const DEFAULT_KEEP = 20;

/** A release that was live from `at` until the entry above it. */
export interface LedgerEntry {
  /** The release's id, 64 hex digits. */
  readonly release: string;
  /** The `codeSha256` of the release. The name is the state's format: ledgers of older states have it so. */
  readonly code: string;
  /** When CXone had taken it: ISO 8601 in UTC, with milliseconds. */
  readonly at: string;
  /** The git commit that was deployed, where it is known. */
  readonly commit?: string;
}

/** The releases of one action, newest first. */
export type Ledger = readonly LedgerEntry[];

/**
 * Puts a release on top. An update that left the release on top as it was (a rotated credential, a repaired drift)
 * adds nothing: the release has been live since its entry's time. Going back to an earlier release is a new entry.
 *
 * @param keep how many entries are left at most, at least 1
 */
export function appendRelease(ledger: Ledger, entry: LedgerEntry, keep: number): Ledger {
  const isOnTop = ledger[0]?.release === entry.release;
  return (isOnTop ? ledger : [entry, ...ledger]).slice(0, Math.max(1, keep));
}

/**
 * The release that was live at a moment; undefined where the moment is before the oldest entry. `pulumi stack history`
 * cuts times to whole seconds: ask for the end of the second, its time plus 999 ms.
 */
export function releaseAt(ledger: Ledger, epochMs: number): LedgerEntry | undefined {
  return ledger.find(({ at }) => Date.parse(at) <= epochMs);
}

/** Reads a ledger from a resource's outputs; what an older version or a stranger wrote there gives no entry. */
export function readLedger(outputs: Readonly<Record<string, unknown>>): Ledger {
  const value = outputs[LEDGER_PROPERTY];
  return Array.isArray(value) ? value.filter(isEntry) : [];
}

function isEntry(value: unknown): value is LedgerEntry {
  if (typeof value !== "object" || value === null) return false;
  const { release, code, at, commit } = value as Partial<Record<keyof LedgerEntry, unknown>>;
  return (
    isSha256(release) &&
    isSha256(code) &&
    typeof at === "string" &&
    !Number.isNaN(Date.parse(at)) &&
    (commit === undefined || typeof commit === "string")
  );
}

function isSha256(value: unknown): boolean {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}
