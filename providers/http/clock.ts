/** Time as the client uses it, so that a test decides when it passes. */
export interface Clock {
  /** Milliseconds since 1970. */
  nowEpochMs(): number;
  /** Resolves after `delayMs`. */
  sleep(delayMs: number): Promise<void>;
  /** Calls `callback` after `delayMs` unless the returned function is called first. */
  after(delayMs: number, callback: () => void): () => void;
}

/** The machine's clock. */
export const systemClock: Clock = {
  nowEpochMs: () => Date.now(),
  sleep: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
