import { ActionFailure, budgetSpent } from "../execution/action-failure";

/** The CRM answered 429 and asked everybody to wait for longer than this execution can. */
export function pausedTooLong(): ActionFailure {
  return new ActionFailure(
    "CRM_RATE_LIMITED",
    "The CRM answers 429 and asks to wait longer than the execution can. " +
      "Lower the rate of calls, or raise the CRM's limit.",
  );
}

/** The CRM has been failing; asking it once more would only load it. */
export function circuitOpen(): ActionFailure {
  return new ActionFailure(
    "CRM_CIRCUIT_OPEN",
    "The CRM was not asked, because its last requests all failed. " +
      "Check the CRM's health; the action finds out by itself when it is back.",
  );
}

/** The budget ended in the queue, for want of anything worse. */
export function queuedTooLong(): ActionFailure {
  return budgetSpent("A request that waited for its turn");
}
