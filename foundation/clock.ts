/** Time as the handler and the provider see it; tests put a virtual one in its place. */
export interface Clock {
  /** Milliseconds that never run backwards, for durations. */
  monotonicMs(): number;
  /** Milliseconds since 1970 in UTC, for dates that others wrote. */
  epochMs(): number;
  /** Calls back once after `delayMs`. Returns a function that prevents it. */
  setTimer(callback: () => void, delayMs: number): () => void;
  /** Resolves after `delayMs`. */
  sleep(delayMs: number): Promise<void>;
}

/** The clock of the process. */
export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  epochMs: () => Date.now(),
  setTimer(callback, delayMs) {
    const timer = setTimeout(callback, Math.max(0, delayMs));
    return () => clearTimeout(timer);
  },
  sleep: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
};
