/**
 * What of an execution's inputs stands in no error, for it is personal as often as not: texts and numbers, however deep. A
 * boolean or null is neither, and its word may be what the platform complains of.
 */
export function textsOfInputs(inputs: unknown): string[] {
  if (typeof inputs === "string") return [inputs];
  if (typeof inputs === "number") return [String(inputs)];
  return Object.values(inputs ?? {}).flatMap(textsOfInputs);
}
