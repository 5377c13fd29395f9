import { ArtifactError } from "./artifacts/artifact-error";
import { RunError } from "@pulumi/pulumi/errors";

/** Stable codes of what can be wrong with a stack's configuration or an action's source. */
export const programErrorCodes = {
  CONFIGURATION_INVALID:
    "A key of the stack's configuration is missing, malformed, unknown or in plain text.",
  ACTION_INVALID: "The description of an action (action.ts) does not load or does not hold together.",
  BUNDLE_FAILED: "The handler of an action does not compile, or its bundle cannot be written.",
  SMOKE_TEST_FAILED: "A deployed action did not answer its smoke test as its description says.",
} as const;

export type ProgramErrorCode = keyof typeof programErrorCodes;

/** A mistake its user can mend; the message says what was attempted, what was seen and what to do. */
export class ProgramError extends Error {
  override readonly name = "ProgramError";

  constructor(
    readonly code: ProgramErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/**
 * What the program throws to the Pulumi SDK. A `RunError` without a stack is printed as it is, at once; for any other
 * error the SDK first inspects everything that the error reaches, which was seen to take 17 to 40 seconds.
 */
export function toRunError(error: unknown): RunError {
  const unexpected = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const isKnown = error instanceof ProgramError || error instanceof ArtifactError;
  const message = isKnown ? `${error.message} (${error.code})` : unexpected;
  const runError = new RunError(message);
  delete runError.stack;
  return runError;
}
