/** Longest wait before the first retry; each further one may wait four times as long: 0.25, 1 and 4 s. */
const FIRST_CEILING_MS = 250;
const FACTOR = 4;

/**
 * Milliseconds to wait before retry number `retry` (0 is the first): exponential, with full jitter, so that
 * executions that failed together do not come back together. The steep factor makes the first retry quick,
 * which cures most faults, and the last one late, which outlasts a restart.
 * @param random a number from 0 up to 1
 */
export function backoffMs(retry: number, random: number): number {
  return random * FIRST_CEILING_MS * FACTOR ** retry;
}
