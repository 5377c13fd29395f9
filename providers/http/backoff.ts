import { type Backoff, backoffMs } from "../../foundation/backoff";

/** Half a second, doubled each time, at most eight seconds: nobody's call waits, and CXone is to recover. */
const BACKOFF: Backoff = { firstMs: 500, factor: 2, longestMs: 8_000, jitter: 0.5 };

/**
 * Milliseconds to wait after the `failures`th failure in a row.
 *
 * @param failures 1 after the first failure
 * @param random a number from 0 up to 1
 */
export function backoffDelayMs(failures: number, random: number): number {
  return backoffMs(BACKOFF, failures - 1, random);
}
