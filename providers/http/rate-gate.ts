import type { Clock } from "../../foundation/clock";

/** Holds every call back until the time CXone asked one of them to wait for. */
export class RateGate {
  /** On the monotonic scale: a wall clock that is set back must not make the wait longer. */
  private opensAtMs = -Infinity;

  constructor(private readonly clock: Clock) {}

  /** Keeps the gate shut for at least `delayMs` from now. */
  shutFor(delayMs: number): void {
    this.opensAtMs = Math.max(this.opensAtMs, this.clock.monotonicMs() + delayMs);
  }

  /** Resolves once the gate is open; it may have been shut again meanwhile, hence the loop. */
  async passed(): Promise<void> {
    for (;;) {
      const waitMs = this.opensAtMs - this.clock.monotonicMs();
      if (waitMs <= 0) return;
      await this.clock.sleep(waitMs);
    }
  }
}
