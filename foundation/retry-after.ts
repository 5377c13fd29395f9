/**
 * The three forms of an HTTP-date: `Sun, 06 Nov 1994 08:49:37 GMT`, which is the one to send, and the two that a
 * recipient must still read, `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`. `Date.parse` reads far more.
 */
const HTTP_DATE =
  /^(\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT|\w{6,9}, \d\d-\w{3}-\d\d [\d:]{8} GMT|\w{3} \w{3} [ \d]\d [\d:]{8} \d{4})$/;

/** No hint counts for longer: a mistaken one must not keep anybody away for good. */
const LONGEST_HINT_MS = 3_600_000;

/**
 * Milliseconds that a `Retry-After` header asks to wait, an hour at most; undefined when it is absent or in no known
 * form. 0, which a date that has passed gives too, is no leave to repeat at once: a caller waits for its own back-off
 * where that is longer. Source: RFC 9110, 10.2.3 and 5.6.7. ASSUMED: seconds may have a fraction (retry-after.test.ts).
 *
 * @param epochMs now, for a date
 */
export function retryAfterMs(header: string | undefined, epochMs: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_HINT_MS);
  if (!HTTP_DATE.test(text)) return undefined;
  const dateMs = Date.parse(text.endsWith("GMT") ? text : `${text} GMT`);
  if (Number.isNaN(dateMs)) return undefined;
  return Math.min(Math.max(0, dateMs - epochMs), LONGEST_HINT_MS);
}
