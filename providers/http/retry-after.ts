/**
 * Reads a `Retry-After` header in either of its forms, seconds or an HTTP-date, as milliseconds from now.
 * Source: RFC 9110, 10.2.3.
 *
 * @returns undefined where the header is absent or means nothing
 */
export function parseRetryAfterMs(header: string | undefined, nowEpochMs: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  // `Date.parse` reads far more than HTTP-dates; those begin with the name of a weekday.
  if (!/^(mon|tue|wed|thu|fri|sat|sun)/i.test(text)) return undefined;
  const epochMs = Date.parse(text);
  return Number.isNaN(epochMs) ? undefined : Math.max(0, epochMs - nowEpochMs);
}
