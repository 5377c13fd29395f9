/** The last characters of a personal value that stay readable, enough to tell two test contacts apart. */
const READABLE_CHARACTERS = 2;

/** A copy of an answer in which the personal values are masked, fit for logs and state. */
export function maskAnswer(
  answer: Readonly<Record<string, unknown>>,
  personalData: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [name, personalData.includes(name) ? mask(value) : value]),
  );
}

function mask(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 2 * READABLE_CHARACTERS ? `…${text.slice(-READABLE_CHARACTERS)}` : "…";
}
