import type { BackendIdentity } from "./backend-identity";
import type { BackendFault, ErrorCode } from "./error-codes";
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

/** The failure of an execution whose environment is wrong. @param complaint names variables, never a value */
export function misconfigured(complaint: string): ActionFailure {
  return new ActionFailure(
    "CONFIGURATION_INVALID",
    `The action's environment was read: ${complaint}. Set the configuration of the stack and deploy again.`,
  );
}

/** The code of a backend's fault, such as `CRM_TIMEOUT`. */
export function backendCode({ codePrefix }: BackendIdentity, fault: BackendFault): ErrorCode {
  return `${codePrefix}_${fault}`;
}

/** The failure of an execution for what a backend did. */
export function backendFailure(
  backend: BackendIdentity,
  fault: BackendFault,
  message: string,
): ActionFailure {
  return new ActionFailure(backendCode(backend, fault), message);
}

/** The failure of an execution whose budget, or patience, ran out while `operation` waited for a backend. */
export function budgetSpent(backend: BackendIdentity, operation: string): ActionFailure {
  return backendFailure(
    backend,
    "TIMEOUT",
    `${operation} was not done when the execution's time for it ended. Check how fast the ${backend.name} answers.`,
  );
}
