import { checkFailure, type CheckFailure } from "./check-failure";
import { type Properties } from "../properties";
import { UNKNOWN } from "./unknown-value";

/** ASSUMED: the contract names no limits on names and descriptions (check-data-action.test.ts). */
const NAME = /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,127}$/;
const MAX_DESCRIPTION_LENGTH = 1_000;

/** Source of both: docs/contract.md. */
const RUNTIMES = ["nodejs18"];
const MAX_TIMEOUT_SECONDS = 30;

/** Checks the texts, numbers and switches of the resource. A value that is not known yet passes. */
export function checkScalars(inputs: Properties): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const check = (key: string, holds: (value: unknown) => boolean, seen: string, remedy: string) => {
    const value = inputs[key];
    if (value !== UNKNOWN && !holds(value))
      failures.push(checkFailure(key, `${seen} (${show(value)})`, remedy));
  };
  check(
    "name",
    (value) => typeof value === "string" && NAME.test(value),
    "is not a name CXone takes",
    "Use 1 to 128 letters, digits, spaces, dots, hyphens and underscores, beginning with a letter or a digit.",
  );
  check(
    "description",
    (value) => typeof value === "string" && value.length <= MAX_DESCRIPTION_LENGTH,
    "is not a text of reasonable length",
    `Use at most ${MAX_DESCRIPTION_LENGTH} characters.`,
  );
  check(
    "runtime",
    (value) => RUNTIMES.includes(value as string),
    "is not a runtime of CXone",
    `Use ${RUNTIMES.join(" or ")}.`,
  );
  check(
    "timeoutSeconds",
    (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_TIMEOUT_SECONDS,
    "is not a time limit CXone takes",
    `Use a whole number of seconds from 1 to ${MAX_TIMEOUT_SECONDS}.`,
  );
  for (const [key, least] of [
    ["sizeBytes", 0],
    ["keepReleases", 1],
  ] as const) {
    check(
      key,
      (value) => value === undefined || (Number.isSafeInteger(value) && Number(value) >= least),
      `is not a whole number of at least ${least}`,
      "Use such a number, or leave it out.",
    );
  }
  for (const key of ["overwriteDrift", "allowBreakingContract"]) {
    check(
      key,
      (value) => value === undefined || typeof value === "boolean",
      "is neither true nor false",
      "Use a boolean, or leave it out.",
    );
  }
  check(
    "adopt",
    (value) => value === undefined || (typeof value === "string" && value.trim() !== ""),
    "is not the id of an action",
    "Use the id that CXone shows, or leave it out.",
  );
  return failures;
}

function show(value: unknown): string {
  const text = value === undefined ? "missing" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
