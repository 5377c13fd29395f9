import type { Underway } from "./store/records";

/** How long something takes that the platform does in its own time; both must have passed. */
export interface Pace {
  /** How often it has to be looked at first. */
  readonly looks: number;
  /** How long it has to have been under way. */
  readonly durationMs: number;
}

/** Begins now. */
export function begin(nowEpochMs: number): Underway {
  return { looks: 0, sinceEpochMs: nowEpochMs };
}

/** Whether it is done by now. */
export function isDone(underway: Underway, pace: Pace, nowEpochMs: number): boolean {
  return underway.looks >= pace.looks && nowEpochMs - underway.sinceEpochMs >= pace.durationMs;
}

/** Looked at once more. */
export function lookedAt(underway: Underway): Underway {
  return { ...underway, looks: underway.looks + 1 };
}
