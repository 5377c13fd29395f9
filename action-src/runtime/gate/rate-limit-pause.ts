/** Pause after a 429 without a usable Retry-After; it doubles as long as the next request meets another. */
const FIRST_PAUSE_MS = 1_000;
/** Doubling ends here: then one request finds out again. */
const LONGEST_DOUBLED_MS = 30_000;
/** Even a hint of 0 pauses for so long, in which the 429s of requests in flight together count as one. */
const SHORTEST_PAUSE_MS = 100;
/** Spreads the warm runtimes that were told the same moment. */
const JITTER_MS = 100;
/** After a pause requests go one by one, and one more at a time for each such span without a 429. */
const SLOW_START_STEP_MS = 500;

/**
 * How many requests may be in flight after the backend answered 429. One for all executions of a warm runtime:
 * the limit is the backend's for all of them, so all wait, instead of each finding out for itself.
 */
export class RateLimitPause {
  private pausedUntilMs = -Infinity;
  private episodes = 0;

  /** When requests may go again. */
  get resumesAtMs(): number {
    return this.pausedUntilMs;
  }

  /** A 429 came. @param hintMs the Retry-After, if there was one @param random a number from 0 up to 1 */
  pause(nowMs: number, hintMs: number | undefined, random: number): void {
    // Requests in flight together meet the same limit: one episode.
    if (nowMs >= this.pausedUntilMs) this.episodes += 1;
    const pauseMs = this.isCredible(hintMs) ? Math.max(hintMs, SHORTEST_PAUSE_MS) : this.doubledMs();
    this.pausedUntilMs = Math.max(this.pausedUntilMs, nowMs + pauseMs + random * JITTER_MS);
  }

  /** A short hint, such as 0 or a date in the past, is believed once: another 429 proved it too short. */
  private isCredible(hintMs: number | undefined): hintMs is number {
    return hintMs !== undefined && (hintMs >= FIRST_PAUSE_MS || this.episodes === 1);
  }

  private doubledMs(): number {
    return Math.min(FIRST_PAUSE_MS * 2 ** (this.episodes - 1), LONGEST_DOUBLED_MS);
  }

  /** A request was answered with something else. */
  passed(nowMs: number): void {
    if (nowMs >= this.pausedUntilMs) this.episodes = 0;
  }

  /** Requests that may be in flight now, 0 during a pause. */
  limit(nowMs: number, maxInFlight: number): number {
    if (nowMs < this.pausedUntilMs) return 0;
    return Math.min(maxInFlight, 1 + Math.floor((nowMs - this.pausedUntilMs) / SLOW_START_STEP_MS));
  }
}
