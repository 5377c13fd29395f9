import type { ErrorCode } from "../errors/error-codes";

/** A property that `check` refuses, as the engine prints it. */
export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

/** A failure in three parts: the property, what was seen, what to do. */
export function checkFailure(
  property: string,
  seen: string,
  remedy: string,
  code: ErrorCode = "INPUT_INVALID",
): CheckFailure {
  return { property, reason: `${property} ${seen}. ${remedy} [${code}]` };
}
