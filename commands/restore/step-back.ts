import type { LedgerEntry } from "../../providers/releases/ledger";
import type { StackAction } from "../stack/stack-actions";
import { isoSeconds, short } from "../text/short";

/** An action that goes back to a release. */
export interface StepBack {
  readonly action: StackAction;
  readonly to: LedgerEntry;
}

/** A release as people are shown it. */
export function describeRelease({ release, at, commit }: LedgerEntry): string {
  const made = commit === undefined ? "" : `, commit ${short(commit)}`;
  return `release ${short(release)} (live since ${isoSeconds(Date.parse(at))}${made})`;
}
