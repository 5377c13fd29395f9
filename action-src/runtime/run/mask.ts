/** Shorter values are masked whole: their last characters would be most of them. */
const SHORTEST_SHOWN = 6;

/** An identifier as the audit log may show it: its last two characters, such as `***65`. */
export function maskId(value: string): string {
  return value.length < SHORTEST_SHOWN ? "***" : `***${[...value.slice(-2)].filter(isPrintable).join("")}`;
}

/** A given phone number is read from its end, so that a document in its place costs nothing. */
const LONGEST_READ = 64;

/** What was given as a phone number as the audit log may show it: its last two digits; undefined where none was. */
export function maskPhoneNumber(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return maskId(text.slice(-LONGEST_READ).replace(/\D/g, ""));
}

function isPrintable(character: string): boolean {
  return /[\x21-\x7e]/.test(character);
}
