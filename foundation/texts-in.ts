/**
 * The texts and numbers of a value from outside, however deep, as they are and without blanks around them: what of it may be
 * personal, and so stands in no error and no record. A boolean or null is neither, and its word may be what is complained of.
 */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value, value.trim()];
  if (typeof value === "number") return [String(value)];
  return Object.values(value ?? {}).flatMap(textsIn);
}
