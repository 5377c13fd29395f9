import { RunError } from "@pulumi/pulumi/errors";
import { errorMessage } from "../load/error-message.js";

/**
 * What the program throws to the Pulumi SDK. A `RunError` without a stack is printed as it is, at once; for any other
 * error the SDK first inspects everything that the error reaches, which was seen to take 17 to 40 seconds.
 */
export function toRunError(error: unknown): RunError {
  const runError = new RunError(errorMessage(error));
  delete runError.stack;
  return runError;
}
