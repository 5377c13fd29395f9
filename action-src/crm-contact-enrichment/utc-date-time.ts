const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * An ISO 8601 date or date-time as UTC with milliseconds; undefined when it is none.
 * ASSUMED: without an offset the CRM means UTC, and a date alone means its first moment (utc-date-time.test.ts).
 */
export function toUtcDateTime(text: string): string | undefined {
  const parts = DATE_TIME.exec(text.trim());
  if (!parts) return undefined;
  const [, year, month, day, time = "00:00", offset = "Z"] = parts;
  if (!isCalendarDay(Number(year), Number(month), Number(day))) return undefined;
  const colonOffset = offset.replace(/^([+-]\d{2})(\d{2})$/, "$1:$2").toUpperCase();
  const epochMs = Date.parse(`${year}-${month}-${day}T${time}${colonOffset}`);
  if (Number.isNaN(epochMs)) return undefined;
  const utc = new Date(epochMs).toISOString();
  // An offset can carry the first and last day of four-digit years out of them.
  return utc.length === 24 ? utc : undefined;
}

/** `Date.parse` takes 30 February for 1 March. */
function isCalendarDay(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
