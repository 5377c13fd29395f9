import type { ActionFailure } from "./action-failure";
import type { Clock } from "../../../foundation/clock";

/**
 * The moment by which some work must be over. Whoever waits asks to be called when it comes. Plain callbacks:
 * an AbortSignal each would cost a tenth of a request, and only the transport needs one.
 */
export class Deadline {
  private readonly clock: Clock;
  private readonly callbacks = new Set<() => void>();
  private endsAtMs: number;
  private over = false;
  private cancelTimer: () => void;

  /** Starts the countdown; `budgetMs` from now in milliseconds. */
  constructor(clock: Clock, budgetMs: number) {
    this.clock = clock;
    this.endsAtMs = clock.monotonicMs() + budgetMs;
    this.cancelTimer = clock.setTimer(() => this.cancel(), budgetMs);
  }

  /** Whether the time is over or the work was cancelled. */
  get isOver(): boolean {
    return this.over;
  }

  /** On the clock's monotonic scale. */
  get expiresAtMs(): number {
    return this.endsAtMs;
  }

  /** Milliseconds left, never negative. */
  remainingMs(): number {
    return this.over ? 0 : Math.max(0, this.endsAtMs - this.clock.monotonicMs());
  }

  /** Moves the deadline later; an earlier moment changes nothing. */
  extendTo(expiresAtMs: number): void {
    if (expiresAtMs <= this.endsAtMs || this.over) return;
    this.cancelTimer();
    this.endsAtMs = expiresAtMs;
    this.cancelTimer = this.clock.setTimer(() => this.cancel(), expiresAtMs - this.clock.monotonicMs());
  }

  /** Calls back once when it is over, at once if it is. Returns a function that prevents it. */
  onOver(callback: () => void): () => void {
    if (this.over) callback();
    else this.callbacks.add(callback);
    return () => this.callbacks.delete(callback);
  }

  /** Ends the work now. */
  cancel(): void {
    if (this.over) return;
    this.over = true;
    this.cancelTimer();
    for (const callback of [...this.callbacks]) callback();
    this.callbacks.clear();
  }

  /** The work is done: stops the countdown without ending anything. */
  release(): void {
    this.cancelTimer();
  }

  /** Resolves after `delayMs`, or at the deadline where that is earlier. */
  sleep(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cancelTimer = this.clock.setTimer(() => {
        forget();
        resolve();
      }, delayMs);
      const forget = this.onOver(() => {
        cancelTimer();
        resolve();
      });
    });
  }

  /**
   * The promise's result, or a failure at the deadline. The promise itself is not ended.
   * @throws `overdue`
   */
  race<T>(promise: Promise<T>, overdue: () => ActionFailure): Promise<T> {
    return new Promise((resolve, reject: (failure: ActionFailure) => void) => {
      const forget = this.onOver(() => reject(overdue()));
      promise.then(resolve, reject).finally(forget);
    });
  }
}
