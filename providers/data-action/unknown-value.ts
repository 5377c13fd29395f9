/**
 * How the engine writes a value that is not known before the update.
 * Source: `unknownValue` in `@pulumi/pulumi/runtime/rpc.js` 3.248.0.
 */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Whether a value is not known yet, or has a part that is not. */
export function hasUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasUnknown);
}
