/** JSON from outside (the engine, a state, a server), in which anything may be missing or of another shape. */
export type Properties = Record<string, unknown>;

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The property as a text; empty where it is something else. */
export function textOf(properties: Properties, key: string): string {
  const value = properties[key];
  return typeof value === "string" ? value : "";
}

/** The property as a number, or undefined where it is something else. */
export function numberOf(properties: Properties, key: string): number | undefined {
  const value = properties[key];
  return typeof value === "number" ? value : undefined;
}

/** The property as a map of texts; what is no text is left out. */
export function textsOf(properties: Properties, key: string): Record<string, string> {
  const value = properties[key];
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
