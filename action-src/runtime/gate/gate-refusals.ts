import { type ActionFailure, backendFailure, budgetSpent } from "../execution/action-failure";
import type { BackendIdentity } from "../execution/backend-identity";

/** The backend answered 429 and asked everybody to wait for longer than this execution can. */
export function pausedTooLong(backend: BackendIdentity): ActionFailure {
  return backendFailure(
    backend,
    "RATE_LIMITED",
    `The ${backend.name} answers 429 and asks to wait longer than the execution can. ` +
      `Lower the rate of calls, or raise the ${backend.name}'s limit.`,
  );
}

/** The backend has been failing; asking it once more would only load it. */
export function circuitOpen(backend: BackendIdentity): ActionFailure {
  return backendFailure(
    backend,
    "CIRCUIT_OPEN",
    `The ${backend.name} was not asked, because its last requests all failed. ` +
      `Check the ${backend.name}'s health; the action finds out by itself when it is back.`,
  );
}

/** The budget ended in the queue, for want of anything worse. */
export function queuedTooLong(backend: BackendIdentity): ActionFailure {
  return budgetSpent(backend, "A request that waited for its turn");
}
