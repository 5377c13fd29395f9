/** What the engine hands over and stores: JSON, in which anything may be missing or of an older shape. */
export type Properties = Record<string, unknown>;

/**
 * How the engine writes a value that is not known before the update.
 * Source: `unknownValue` in `@pulumi/pulumi/runtime/rpc.js` 3.248.0.
 */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The property as a text, or the default where it is something else. */
export function textOf(properties: Properties, key: string, orElse = ""): string {
  const value = properties[key];
  return typeof value === "string" ? value : orElse;
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

/** Whether a value is not known yet, or has a part that is not. */
export function hasUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasUnknown);
}
