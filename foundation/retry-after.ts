/** The date form that RFC 9110 asks for, `Sun, 06 Nov 1994 08:49:37 GMT`. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** No hint counts for longer, so that a mistaken one does not keep a warm runtime from its CRM for good. */
const LONGEST_HINT_MS = 3_600_000;

/**
 * Milliseconds that a `Retry-After` header asks to wait: seconds or an HTTP-date (docs/contract.md).
 * Undefined when the header is absent or in no known form; 0 when the date has passed; an hour at most.
 */
export function retryAfterMs(header: string | undefined, epochMs: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_HINT_MS);
  if (!HTTP_DATE.test(text)) return undefined;
  const dateMs = Date.parse(text);
  if (Number.isNaN(dateMs)) return undefined;
  return Math.min(Math.max(0, dateMs - epochMs), LONGEST_HINT_MS);
}
