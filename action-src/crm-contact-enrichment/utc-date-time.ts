const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?:Z|([+-]\d{2}):?(\d{2}))?)?$/i;

/**
 * An ISO 8601 date or date-time as UTC with milliseconds; undefined when it is none.
 * ASSUMED: without an offset the CRM means UTC, and a date alone means its first moment (utc-date-time.test.ts).
 */
export function toUtcDateTime(text: string): string | undefined {
  const parts = DATE_TIME.exec(text.trim());
  if (!parts) return undefined;
  const [, year, month, day, time = "00:00", offsetHours, offsetMinutes] = parts;
  if (!isCalendarDay(Number(year), Number(month), Number(day))) return undefined;
  const offset = offsetHours === undefined ? "Z" : `${offsetHours}:${offsetMinutes}`;
  const epochMs = Date.parse(`${year}-${month}-${day}T${time}${offset}`);
  if (Number.isNaN(epochMs)) return undefined;
  const utc = new Date(epochMs).toISOString();
  // An offset can carry the first and last day of four-digit years out of them.
  return utc.length === 24 ? utc : undefined;
}

/** `Date.parse` refuses a thirteenth month, but takes 30 February for a day in March. */
function isCalendarDay(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCDate() === day;
}
