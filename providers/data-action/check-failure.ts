import { inCallersWords } from "../../foundation/advice.js";
import type { ErrorCode } from "../errors/error-codes";
import type { Properties } from "../properties";

/** A property that `check` refuses, as the engine prints it. */
export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

/**
 * A failure as the engine is told it. It prints the value of the property beside the reason, `{<nil>}` where the resource
 * has no such argument, as for `outputs.tier`, which is a part of one: then the reason stands alone.
 */
export function forEngine({ property, reason }: CheckFailure, inputs: Properties): CheckFailure {
  return { property: property in inputs ? property : "", reason };
}

/** A failure in three parts: the property, what was seen, what to do. */
export function checkFailure(
  property: string,
  seen: string,
  remedy: string,
  code: ErrorCode = "INPUT_INVALID",
): CheckFailure {
  return { property, reason: `${property} ${seen}. ${inCallersWords(remedy)} [${code}]` };
}
