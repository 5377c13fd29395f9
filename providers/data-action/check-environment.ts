import { checkFailure, type CheckFailure } from "./check-failure";
import { isObject, type Properties } from "../properties";
import { hasUnknown, UNKNOWN } from "./unknown-value";

const VARIABLE_NAME = /^[A-Z][A-Z0-9_]*$/;

/** Checks the names of the environment variables, and that each has a text. No value is ever quoted. */
export function checkEnvironment(inputs: Properties): CheckFailure[] {
  const environment = inputs["environment"];
  if (environment === UNKNOWN) return [];
  if (!isObject(environment)) {
    return [checkFailure("environment", "is not a map", "Give it as names with their values; {} for none.")];
  }
  return Object.entries(environment).flatMap(([name, value]) => {
    const property = `environment.${name}`;
    if (!VARIABLE_NAME.test(name)) {
      return [
        checkFailure(
          property,
          "is not a name for an environment variable",
          "Use capital letters, digits and underscores, beginning with a letter.",
        ),
      ];
    }
    if (typeof value === "string" || hasUnknown(value)) return [];
    return [checkFailure(property, `has no text as its value (${typeof value})`, "Give it a string.")];
  });
}
