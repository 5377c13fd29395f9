import type { Clock } from "../../foundation/clock";

/** Holds every call back until the time CXone asked one of them to wait for. */
export class RateGate {
  private opensAtEpochMs = 0;

  constructor(private readonly clock: Clock) {}

  /** Keeps the gate shut for at least `delayMs` from now. */
  shutFor(delayMs: number): void {
    this.opensAtEpochMs = Math.max(this.opensAtEpochMs, this.clock.epochMs() + delayMs);
  }

  /** Resolves once the gate is open; it may have been shut again meanwhile, hence the loop. */
  async passed(): Promise<void> {
    for (;;) {
      const waitMs = this.opensAtEpochMs - this.clock.epochMs();
      if (waitMs <= 0) return;
      await this.clock.sleep(waitMs);
    }
  }
}
