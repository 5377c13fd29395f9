import type { Clock } from "../../../providers/http/clock";

/** A clock whose time passes only when something sleeps, and whose timers fire only when a test says so. */
export class VirtualClock implements Clock {
  /** Every sleep so far, in milliseconds. */
  readonly sleptMs: number[] = [];
  private epochMs = Date.UTC(2026, 0, 5, 8, 0, 0);
  private readonly timers = new Set<() => void>();

  nowEpochMs(): number {
    return this.epochMs;
  }

  sleep(delayMs: number): Promise<void> {
    this.sleptMs.push(delayMs);
    this.advance(delayMs);
    return Promise.resolve();
  }

  after(_delayMs: number, callback: () => void): () => void {
    this.timers.add(callback);
    return () => this.timers.delete(callback);
  }

  advance(delayMs: number): void {
    this.epochMs += delayMs;
  }

  /** Fires every timer that is running: the calls in flight time out. */
  expireTimers(): void {
    const due = [...this.timers];
    this.timers.clear();
    for (const callback of due) callback();
  }
}
