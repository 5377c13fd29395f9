/** The last characters of a masked value that stay readable, enough to tell two test contacts apart. */
const READABLE_CHARACTERS = 2;

/** A copy of an answer, fit for logs and state: every output is masked but those that may be shown. */
export function maskAnswer(
  answer: Readonly<Record<string, unknown>>,
  shown: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [name, shown.includes(name) ? value : maskText(value)]),
  );
}

/** A value masked: a text or a number but for its end, anything else whole, for `…se` can only be the end of `false`. */
export function maskText(value: unknown): string {
  const characters = typeof value === "string" || typeof value === "number" ? [...String(value)] : [];
  const isLong = characters.length > 2 * READABLE_CHARACTERS;
  return `…${isLong ? characters.slice(-READABLE_CHARACTERS).join("") : ""}`;
}
