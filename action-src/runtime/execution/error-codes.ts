/**
 * Every code that `errorDetails` of any action can start with, and when; an action may add its own. A Studio flow
 * branches on them, so a code is never renamed; docs/error-codes.md holds the same rows, and a test compares the two.
 */
export const ERROR_CODES = {
  CONFIGURATION_INVALID: "An environment variable of the action is missing or malformed",
  INPUT_INVALID: "An input is missing, malformed or too long",
  CRM_UNAUTHORIZED: "The CRM refused the credentials, or refused a fresh token",
  CRM_FORBIDDEN: "The CRM accepted the token but does not allow the lookup",
  CRM_RATE_LIMITED: "The CRM asks to wait longer than the execution can",
  CRM_TIMEOUT: "No answer within the execution's budget",
  CRM_UNAVAILABLE: "The CRM failed or could not be reached, retries included",
  CRM_CIRCUIT_OPEN: "The CRM has been failing for a while; it was not asked",
  CRM_REQUEST_REJECTED: "The CRM refused the request itself",
  CRM_INVALID_RESPONSE: "The CRM's answer could not be used",
  INTERNAL_ERROR: "A defect in the action",
} as const;

/** A code of `errorDetails` that every action can give. */
export type ErrorCode = keyof typeof ERROR_CODES;
