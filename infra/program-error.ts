import { RunError } from "@pulumi/pulumi/errors";
import { CodedError } from "../foundation/coded-error";
import { errorMessage } from "../load/error-message.js";

/**
 * Stable codes of what can be wrong with a stack's configuration or an action's source. `docs/program-errors.md` shows
 * the same table, and a test holds the two together.
 */
export const programErrorCodes = {
  CONFIGURATION_INVALID:
    "A key of the stack's configuration is missing, malformed, unknown or in plain text.",
  SOURCE_INVALID: "The project's own TypeScript does not compile.",
  ACTION_INVALID: "The description of an action (action.ts) does not load or does not hold together.",
  BUNDLE_FAILED:
    "The handler of an action does not compile, exports no handler, or its bundle cannot be written.",
  SMOKE_TEST_FAILED: "A deployed action did not answer its smoke test as its description says.",
} as const;

export type ProgramErrorCode = keyof typeof programErrorCodes;

/** A mistake in a stack's configuration or an action's source. */
export class ProgramError extends CodedError<ProgramErrorCode> {
  override readonly name = "ProgramError";
}

/**
 * What the program throws to the Pulumi SDK. A `RunError` without a stack is printed as it is, at once; for any other
 * error the SDK first inspects everything that the error reaches, which was seen to take 17 to 40 seconds.
 */
export function toRunError(error: unknown): RunError {
  const runError = new RunError(errorMessage(error));
  delete runError.stack;
  return runError;
}
