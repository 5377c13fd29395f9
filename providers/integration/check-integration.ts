import { checkFailure } from "../data-action/check-failure";
import type { CheckResult } from "../data-action/check-data-action";
import { fingerprintEnvironment } from "../data-action/environment-fingerprints";
import { hasUnknown, UNKNOWN } from "../data-action/unknown-value";
import { isObject, textOf, textsOf, type Properties } from "../properties";

/** Names that a template can refer to. ASSUMED: longer ones than a configuration key are never needed. */
const FIELD_NAME = /^[A-Za-z][A-Za-z0-9_]{0,127}$/;

/**
 * Checks an integration's arguments before anything is sent, and completes them with the fields' fingerprints and the key
 * they are made with, which stays the same for the resource's life. No value is ever quoted.
 *
 * @param old the inputs as the state has them; empty for a new resource
 * @param given the inputs from the program
 */
export function checkIntegration(old: Properties, given: Properties, drawKeyHex: () => string): CheckResult {
  const fingerprintKey = textOf(old, "fingerprintKey") || drawKeyHex();
  const { name, fields } = given;
  const failures = [];
  // One that is not known yet is a text too.
  if (typeof name !== "string" || name.trim() === "" || name.length > 256)
    failures.push(checkFailure("name", "is not a name Genesys Cloud takes", "Use 1 to 256 characters."));
  if (fields !== UNKNOWN && !isObject(fields))
    failures.push(checkFailure("fields", "is not a map", "Give it as names with their values; {} for none."));
  for (const [field, value] of Object.entries(isObject(fields) ? fields : {})) {
    if (!FIELD_NAME.test(field))
      failures.push(
        checkFailure(
          `fields.${field}`,
          "is not a name for a field of a credential",
          "Use letters, digits and underscores, beginning with a letter.",
        ),
      );
    if (typeof value !== "string")
      failures.push(
        checkFailure(`fields.${field}`, `has no text as its value (${typeof value})`, "Give it a string."),
      );
  }
  const fieldFingerprints = hasUnknown(fields)
    ? UNKNOWN
    : fingerprintEnvironment(textsOf(given, "fields"), fingerprintKey);
  return { inputs: { ...given, fingerprintKey, fieldFingerprints }, failures };
}
