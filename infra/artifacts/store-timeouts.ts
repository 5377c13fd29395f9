/** How long a store may keep its user waiting; the state of the stack is locked meanwhile. */
export interface StoreTimeouts {
  /** For making a connection, signing in included. */
  readonly connectMs: number;
  /** For the answer to one call; of a large one, for any part of it to arrive. */
  readonly answerMs: number;
}

/** Far above what a bundle of a few megabytes needs on a slow line, far below what a person waits. */
export const storeTimeouts: StoreTimeouts = { connectMs: 10_000, answerMs: 30_000 };

/** What every store fails with when one of its time-outs is over, in words that follow "failed: ". */
export function noAnswer(timeoutMs: number, attempts = 1): Error {
  const repeated = attempts > 1 ? `, tried ${attempts} times` : "";
  return new Error(`it did not answer in ${timeoutMs / 1000} s${repeated}`);
}
