import type { ErrorCode } from "./error-codes";
import { LIMITS } from "./limits";

/**
 * The way an execution fails: a stable code and sentences for people. Carries no request, answer, header,
 * token or personal data, so that it can be logged and returned as it is. `Code`: the run-time's codes by default; an
 * action names its own.
 */
export class ActionFailure<Code extends string = ErrorCode> extends Error {
  override readonly name = "ActionFailure";

  constructor(
    readonly code: Code,
    /** What was done, what was seen, and what to do. */
    message: string,
  ) {
    super(message);
  }

  /** The text of `errorDetails`, cut to `LIMITS.maxErrorDetailsLength`. */
  get details(): string {
    const text = `${this.code}: ${this.message}`;
    const most = LIMITS.maxErrorDetailsLength;
    return text.length > most ? `${text.slice(0, most - 1)}…` : text;
  }
}

/** The failure of an execution whose budget ran out while `operation` was under way. */
export function budgetSpent(operation: string): ActionFailure {
  return new ActionFailure(
    "CRM_TIMEOUT",
    `${operation} was not done when the execution's time budget ended. Check how fast the CRM answers.`,
  );
}
