import type { Fault, FaultMatch, PlannedFault } from "./fault";

/** A planned fault and how many requests have met it so far. */
export interface PlannedFaultState extends PlannedFault {
  readonly used: number;
}

/** Decides for each request whether it meets a fault; for faults by chance or by time, which a list cannot say. */
export type FaultPolicy = (method: string, path: string) => Fault | undefined;

interface Tally {
  readonly entry: PlannedFault;
  /** Matching requests so far. */
  seen: number;
  /** Requests that met the fault. */
  used: number;
}

/** The faults planned for one simulator. */
export class FaultPlan {
  private planned: Tally[] = [];

  /** @param policy asked where no planned fault is due */
  constructor(readonly policy?: FaultPolicy) {}

  /** Adds faults behind the ones that are planned already. */
  plan(...faults: readonly PlannedFault[]): void {
    this.planned.push(...faults.map((entry) => ({ entry, seen: 0, used: 0 })));
  }

  /**
   * The fault that this request meets, if any; it counts as used. Where several are due, the one planned first
   * happens, and the request counts towards `nth` of all of them.
   */
  take(method: string, path: string): Fault | undefined {
    if (this.planned.length === 0) return this.policy?.(method, path);
    let due: Tally | undefined;
    for (const planned of this.planned) {
      if (!matches(planned.entry.match ?? {}, method, path)) continue;
      planned.seen += 1;
      const { match, times = 1 } = planned.entry;
      const left = times === "always" || planned.used < times;
      if (!due && left && planned.seen >= (match?.nth ?? 1)) due = planned;
    }
    if (!due) return this.policy?.(method, path);
    due.used += 1;
    return due.entry.fault;
  }

  /** The planned faults that have not happened as often as planned ("always": not at all). A test fails on any. */
  unconsumed(): readonly PlannedFaultState[] {
    return this.planned
      .filter(({ entry, used }) => used < (entry.times === "always" ? 1 : (entry.times ?? 1)))
      .map(({ entry, used }) => ({ ...entry, used }));
  }

  /** Forgets every planned fault. */
  clear(): void {
    this.planned = [];
  }
}

function matches(match: FaultMatch, method: string, path: string): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
  if (match.path === undefined) return true;
  if (typeof match.path === "string") return match.path === path || match.path === path.split("?")[0];
  // Not `test`: with a global RegExp that would remember where the last request matched.
  return path.search(match.path) !== -1;
}
