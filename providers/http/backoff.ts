/** Delays between the attempts of one call. */
export interface Backoff {
  /** Delay before the second attempt, before jitter. */
  readonly firstDelayMs: number;
  /** No delay is longer. */
  readonly maxDelayMs: number;
}

/** Half a second, doubled each time, at most eight seconds. */
export const DEFAULT_BACKOFF: Backoff = { firstDelayMs: 500, maxDelayMs: 8_000 };

/**
 * The delay after the `failures`th failure: exponential, of which the upper half is random, so that resources which
 * failed together do not come back together.
 *
 * @param failures 1 after the first failure
 * @param random a number from 0 up to 1
 */
export function backoffDelayMs(failures: number, random: number, backoff = DEFAULT_BACKOFF): number {
  const delayMs = Math.min(backoff.maxDelayMs, backoff.firstDelayMs * 2 ** (failures - 1));
  return Math.round(delayMs / 2 + (delayMs / 2) * random);
}
