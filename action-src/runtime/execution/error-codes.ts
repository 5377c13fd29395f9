/**
 * The codes that `errorDetails` of any action can start with, and when. A Studio flow branches on them, so a code is
 * never renamed. docs/error-codes.md holds the same rows, and a test compares the two; an action may add its own.
 */
export const ACTION_ERROR_CODES = {
  CONFIGURATION_INVALID: "An environment variable of the action is missing or malformed",
  INPUT_INVALID: "An input is missing, malformed or too long",
  INTERNAL_ERROR: "A defect in the action",
} as const;

/**
 * What can go wrong with a backend. A code is the backend's prefix, an underscore and one of these, such as
 * `CRM_TIMEOUT`; docs/error-codes.md spells them out for the CRM.
 */
export const BACKEND_FAULTS = {
  UNAUTHORIZED: "The backend refused the credentials, or refused a fresh token",
  FORBIDDEN: "The backend accepts the credentials but does not allow the lookup",
  RATE_LIMITED: "The backend asks to wait longer than the execution can",
  TIMEOUT: "No answer within the action's patience or the execution's budget",
  UNAVAILABLE: "The backend failed or could not be reached, retries included",
  CIRCUIT_OPEN: "The backend has been failing for a while; it was not asked",
  REQUEST_REJECTED: "The backend refused the request itself",
  INVALID_RESPONSE: "The backend's answer could not be used",
} as const;

/** What can go wrong with a backend, without its prefix. */
export type BackendFault = keyof typeof BACKEND_FAULTS;

/** A code of `errorDetails` that the run-time gives. */
export type ErrorCode = keyof typeof ACTION_ERROR_CODES | `${Uppercase<string>}_${BackendFault}`;
