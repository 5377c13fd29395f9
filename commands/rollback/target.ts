/** What to go back to: an update by its number, a moment, or a release by the beginning of its id. */
export type Target =
  | { readonly kind: "number"; readonly number: number }
  /** `epochMs` is the last millisecond of what was given. */
  | { readonly kind: "time"; readonly epochMs: number }
  | { readonly kind: "release"; readonly prefix: string };

const TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(\.\d{1,3})?(Z|[+-]\d\d:?\d\d)$/i;

/** A whole second is meant to its end, as the times of the history are. */
const SECOND_MS = 999;

/**
 * Reads what `--to` was given. Up to six digits are a number, and seven or more hex digits a release.
 *
 * @throws Error that says what can be given
 */
export function parseTarget(text: string): Target {
  if (/^\d{1,6}$/.test(text)) return { kind: "number", number: Number(text) };
  if (/^[0-9a-f]{7,64}$/i.test(text)) return { kind: "release", prefix: text.toLowerCase() };
  const [, date, time = "", fraction, zone = ""] = TIME.exec(text) ?? [];
  const offset = zone.replace(/^([+-]\d\d)(\d\d)$/, "$1:$2").toUpperCase();
  const epochMs = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}${fraction ?? ""}${offset}`);
  if (!Number.isNaN(epochMs)) return { kind: "time", epochMs: epochMs + (fraction ? 0 : SECOND_MS) };
  if (/^\d{4}-\d\d-\d\d/.test(text))
    throw new Error(
      `--to ${JSON.stringify(text)} is not a whole point in time: write it as 2026-01-31T09:30:00Z, ` +
        `or with the offset of your time zone, as 2026-01-31T10:30:00+01:00`,
    );
  throw new Error(
    `--to ${JSON.stringify(text)} is none of an update's number, a time like 2026-01-31T09:30:00Z, ` +
      `and a release's hash of at least 7 hex digits`,
  );
}
