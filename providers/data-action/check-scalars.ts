import { checkFailure, type CheckFailure } from "./check-failure";
import { type Properties } from "../properties";
import type { PlatformCapabilities } from "../platforms/platform-capabilities";
import { UNKNOWN } from "./unknown-value";

/** Checks the texts, numbers and switches of the resource. A value that is not known yet passes. */
export function checkScalars(inputs: Properties, platform: PlatformCapabilities): CheckFailure[] {
  const { name, maxDescriptionLength, runtime, timeoutSeconds } = platform.limits;
  const failures: CheckFailure[] = [];
  const check = (key: string, holds: (value: unknown) => boolean, seen: string, remedy: string) => {
    const value = inputs[key];
    if (value !== UNKNOWN && !holds(value))
      failures.push(checkFailure(key, `${seen} (${show(value)})`, remedy));
  };
  check(
    "name",
    (value) => typeof value === "string" && name.pattern.test(value),
    `is not a name ${platform.name} takes`,
    name.rule,
  );
  check(
    "description",
    (value) => typeof value === "string" && value.length <= maxDescriptionLength,
    "is not a text of reasonable length",
    `Use at most ${maxDescriptionLength} characters.`,
  );
  check(
    "runtime",
    (value) => typeof value === "string" && runtime.pattern.test(value),
    `is not a runtime of ${platform.name}`,
    runtime.rule,
  );
  check(
    "timeoutSeconds",
    (value) =>
      Number.isInteger(value) && Number(value) >= timeoutSeconds.min && Number(value) <= timeoutSeconds.max,
    `is not a time limit ${platform.name} takes`,
    `Use a whole number of seconds from ${timeoutSeconds.min} to ${timeoutSeconds.max}.`,
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
  for (const [key, seen, remedy] of [
    ["adopt", "is not the id of an action", `Use the id that ${platform.name} shows, or leave it out.`],
    ["adoptFrom", "names no stack", "Use PROJECT/STACK, or leave it out."],
    ["nameSuffix", "is not the end of a name", "Use what the name ends with, or leave it out."],
  ] as const) {
    check(
      key,
      (value) => value === undefined || (typeof value === "string" && value.trim() !== ""),
      seen,
      remedy,
    );
  }
  return failures;
}

function show(value: unknown): string {
  const text = value === undefined ? "missing" : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
