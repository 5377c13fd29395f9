/** How the waits between the attempts of one operation grow. */
export interface Backoff {
  /** The first wait, before jitter. */
  readonly firstMs: number;
  /** How many times longer each further one is. */
  readonly factor: number;
  /** No wait is longer. Default: no limit. */
  readonly longestMs?: number;
  /** Share of each wait that is random, 0 to 1: what failed together must not come back together. */
  readonly jitter: number;
}

/**
 * Milliseconds to wait before a retry.
 *
 * @param retry 0 for the first
 * @param random a number from 0 up to 1
 */
export function backoffMs(
  { firstMs, factor, longestMs = Infinity, jitter }: Backoff,
  retry: number,
  random: number,
): number {
  const fullMs = Math.min(longestMs, firstMs * factor ** retry);
  return fullMs * (1 - jitter + jitter * random);
}
