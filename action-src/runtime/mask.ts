/** Shorter values are masked whole: their last characters would be most of them. */
const SHORTEST_SHOWN = 6;

/** An identifier as the audit log may show it: its last two characters, such as `***65`. */
export function maskId(value: string): string {
  return value.length < SHORTEST_SHOWN ? "***" : `***${[...value.slice(-2)].filter(isPrintable).join("")}`;
}

/** A phone number as the audit log may show it: its last two digits. */
export function maskPhoneNumber(value: string): string {
  return maskId(value.replace(/\D/g, ""));
}

function isPrintable(character: string): boolean {
  return /^[\x21-\x7e]$/.test(character);
}
