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

/** A value masked but for its end. */
export function maskText(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 2 * READABLE_CHARACTERS ? `…${text.slice(-READABLE_CHARACTERS)}` : "…";
}
