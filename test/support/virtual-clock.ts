import type { Clock } from "../../foundation/clock";

interface Timer {
  readonly atMs: number;
  readonly callback: () => void;
}

/** Any moment will do; a fixed one makes dates in tests readable. */
const EPOCH_MS = Date.UTC(2026, 0, 15, 12, 0, 0);

/** A clock that stands still until it is told to move, or somebody sleeps. Nothing waits for real. */
export class VirtualClock implements Clock {
  /** Every sleep so far, in milliseconds. */
  readonly sleptMs: number[] = [];
  private nowMs = 0;
  private setBackMs = 0;
  private readonly timers = new Set<Timer>();

  monotonicMs(): number {
    return this.nowMs;
  }

  epochMs(): number {
    return EPOCH_MS + this.nowMs - this.setBackMs;
  }

  /** Sets the wall clock back, as an operator or a time server does; the monotonic clock runs on. */
  setWallClockBack(byMs: number): void {
    this.setBackMs += byMs;
  }

  setTimer(callback: () => void, delayMs: number): () => void {
    const timer = { atMs: this.nowMs + Math.max(0, delayMs), callback };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  /** Passes at once. Fires no timer: a request that is on a real socket meanwhile takes no time of this clock. */
  sleep(delayMs: number): Promise<void> {
    this.sleptMs.push(delayMs);
    this.nowMs += delayMs;
    return Promise.resolve();
  }

  /** Fires every timer that is running, whenever it is due: the calls in flight time out. */
  expireTimers(): void {
    const running = [...this.timers];
    this.timers.clear();
    for (const { callback } of running) callback();
  }

  /** Timers that were set and neither fired nor were cancelled. */
  get pendingTimers(): number {
    return this.timers.size;
  }

  /** Moves to the next timer and fires it. Returns false when there is none. */
  advanceToNextTimer(): boolean {
    let next: Timer | undefined;
    for (const timer of this.timers) if (!next || timer.atMs < next.atMs) next = timer;
    if (!next) return false;
    this.timers.delete(next);
    this.nowMs = Math.max(this.nowMs, next.atMs);
    next.callback();
    return true;
  }

  /** Moves by a span, firing what falls into it. */
  advanceBy(spanMs: number): void {
    const untilMs = this.nowMs + spanMs;
    while ([...this.timers].some((timer) => timer.atMs <= untilMs)) this.advanceToNextTimer();
    this.nowMs = untilMs;
  }

  /**
   * Runs work to its end, moving to the next timer whenever nothing else can happen.
   * @param isBusy whether something outside the clock, such as a real request, is still under way
   */
  async run<T>(work: Promise<T>, isBusy: () => boolean = () => false): Promise<T> {
    let isDone = false;
    const settled = work.finally(() => (isDone = true));
    settled.catch(() => undefined);
    for (let idleTurns = 0; !isDone;) {
      await new Promise((resolve) => setImmediate(resolve));
      idleTurns = isBusy() ? 0 : idleTurns + 1;
      // Two turns, so that promises and events of the last step are through.
      if (idleTurns < 2 || isDone) continue;
      idleTurns = 0;
      if (!this.advanceToNextTimer()) throw new Error("The work waits for something that never happens.");
    }
    return settled;
  }
}
