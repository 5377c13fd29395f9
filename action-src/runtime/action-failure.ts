import type { ErrorCode } from "./error-codes";

/**
 * The way an execution fails: a stable code and sentences for people. Carries no request, answer, header,
 * token or personal data, so that it can be logged and returned as it is.
 */
export class ActionFailure extends Error {
  override readonly name = "ActionFailure";

  constructor(
    readonly code: ErrorCode,
    /** What was done, what was seen, and what to do. */
    message: string,
  ) {
    super(message);
  }

  /** The text of `errorDetails`. */
  get details(): string {
    return `${this.code}: ${this.message}`;
  }
}

/** The failure of an execution whose budget ran out while `operation` was under way. */
export function budgetSpent(operation: string): ActionFailure {
  return new ActionFailure(
    "CRM_TIMEOUT",
    `${operation} was not done when the execution's time budget ended. Check how fast the CRM answers.`,
  );
}
