import { type Backoff, backoffMs as backoffOf } from "../../../foundation/backoff";

/**
 * 0.25, 1 and 4 s at most, all of it random. The steep factor makes the first retry quick, which cures most faults,
 * and the last one late, which outlasts a restart.
 */
const BACKOFF: Backoff = { firstMs: 250, factor: 4, jitter: 1 };

/**
 * Milliseconds to wait before retry number `retry` (0 is the first).
 * @param random a number from 0 up to 1
 */
export function backoffMs(retry: number, random: number): number {
  return backoffOf(BACKOFF, retry, random);
}
