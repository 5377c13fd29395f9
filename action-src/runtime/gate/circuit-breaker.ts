/** Failures in a row, across executions, after which the backend counts as down. */
const FAILURES_TO_TRIP = 5;
/**
 * How long executions wait for a backend that is down before they fail at once instead: an outage of 10 s, then a probe
 * that stalled at its end (one attempt, 6 s), then the probe that gets through, with a margin. With 12 s, a stalled
 * probe outlasted the hold in a quarter of the measured brown-outs, and everybody who had waited failed (docs/benchmarks.md).
 */
const LONGEST_HOLD_MS = 20_000;
const FIRST_PROBE_DELAY_MS = 500;
/**
 * After a probe that told nothing, such as a token. While holding it is long enough for its execution to queue
 * the next request ahead of others; while open nothing is queued, and that request must be let through.
 */
const UNDECIDED_PROBE_DELAY_MS = { holding: 1, open: 0, closed: 0 } as const;
const PROBE_DELAY_FACTOR = 1.5;
const LONGEST_PROBE_DELAY_MS = { holding: 1_000, open: 10_000 } as const;

/**
 * `closed`: the backend answers. `holding`: it has just gone down; requests wait while one probe at a time goes
 * out, so that a short outage loses nobody. `open`: it has been down for a while; requests fail at once.
 */
type BreakerState = "closed" | "holding" | "open";

/** What a request told about the backend's health; `undecided` tells nothing. */
export type Health = "well" | "failed" | "undecided";

/**
 * Decides when requests may go to the backend after it failed repeatedly. One for all executions of a warm
 * runtime. It holds state only: times are passed in, and the request gate does the waiting.
 */
export class CircuitBreaker {
  private failuresInARow = 0;
  private trippedAtMs: number | undefined;
  private probeDelayMs = FIRST_PROBE_DELAY_MS;
  private nextProbeAtMs = 0;
  private latestHintEndsAtMs = -Infinity;
  private probing = false;

  private readonly holdMs: number;

  /** @param patienceMs an action's; executions do not wait longer than that for a backend that is down */
  constructor(patienceMs: number) {
    this.holdMs = Math.min(patienceMs, LONGEST_HOLD_MS);
  }

  state(nowMs: number): BreakerState {
    if (this.trippedAtMs === undefined) return "closed";
    return nowMs < this.opensAtMs ? "holding" : "open";
  }

  /** When `holding` turns into `open`, Infinity while closed. */
  get opensAtMs(): number {
    return this.trippedAtMs === undefined ? Infinity : this.trippedAtMs + this.holdMs;
  }

  /** Until when the backend asked not to be probed, -Infinity where it did not ask or is not down. */
  get hintEndsAtMs(): number {
    return this.trippedAtMs === undefined ? -Infinity : this.latestHintEndsAtMs;
  }

  /** Whether a request may start now: any while closed, otherwise one probe when it is due. */
  mayStart(nowMs: number): boolean {
    return this.trippedAtMs === undefined || (!this.probing && nowMs >= this.probeDueAtMs);
  }

  /** A request starts. Returns whether it is the probe, to be handed back to `ended`. */
  started(): boolean {
    if (this.trippedAtMs === undefined) return false;
    this.probing = true;
    return true;
  }

  /** A request ended. @param hintMs the Retry-After of a failure, if there was one; counts once it has tripped */
  ended(isProbe: boolean, health: Health, nowMs: number, hintMs = 0): void {
    if (isProbe) this.probing = false;
    if (health === "failed") this.latestHintEndsAtMs = Math.max(this.latestHintEndsAtMs, nowMs + hintMs);
    if (health === "well") this.close();
    else if (health === "failed") this.fail(isProbe, nowMs);
    else if (isProbe) this.nextProbeAtMs = nowMs + UNDECIDED_PROBE_DELAY_MS[this.state(nowMs)];
  }

  /** The next moment at which `mayStart` or `state` changes by time alone, Infinity when there is none. */
  nextChangeAtMs(nowMs: number): number {
    if (this.trippedAtMs === undefined) return Infinity;
    const probeAtMs = this.probing ? Infinity : this.probeDueAtMs;
    return Math.min(...[this.opensAtMs, probeAtMs].filter((atMs) => atMs > nowMs));
  }

  private get probeDueAtMs(): number {
    return Math.max(this.nextProbeAtMs, this.latestHintEndsAtMs);
  }

  private close(): void {
    this.failuresInARow = 0;
    this.trippedAtMs = undefined;
    this.probeDelayMs = FIRST_PROBE_DELAY_MS;
    this.latestHintEndsAtMs = -Infinity;
  }

  private fail(isProbe: boolean, nowMs: number): void {
    if (this.trippedAtMs === undefined) {
      this.failuresInARow += 1;
      if (this.failuresInARow < FAILURES_TO_TRIP) return;
      this.trippedAtMs = nowMs;
    } else {
      // Requests that were in flight when it tripped say nothing new.
      if (!isProbe) return;
      const longestMs = LONGEST_PROBE_DELAY_MS[this.state(nowMs) === "open" ? "open" : "holding"];
      this.probeDelayMs = Math.min(this.probeDelayMs * PROBE_DELAY_FACTOR, longestMs);
    }
    this.nextProbeAtMs = nowMs + this.probeDelayMs;
  }
}
