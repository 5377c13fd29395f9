/**
 * Every code an error of the provider can carry, and what it means. The codes are stable: scripts and run books may
 * rely on them. `docs/provider-errors.md` shows the same table, and a test holds the two together.
 */
export const ERROR_CODES = {
  CONFIGURATION_INVALID: "A configuration key the call needs is missing or malformed.",
  INPUT_INVALID: "An argument of the resource is refused before anything is sent.",
  CONTRACT_BREAKING: "The change would break Studio flows that use the deployed contract.",
  CODE_MISSING: "The bundle is not where the code asset says it is.",
  CODE_CHANGED: "The bundle changed between the preview and the call that sends it.",
  CODE_TOO_LARGE: "The bundle is larger than CXone accepts (5 MiB).",
  CXONE_UNAUTHORIZED: "CXone accepts neither the credentials nor a fresh token.",
  CXONE_FORBIDDEN: "The OAuth client lacks a permission the call needs.",
  CXONE_NOT_FOUND: "The action does not exist in CXone.",
  CXONE_NAME_TAKEN: "Another action of the organisation has the name.",
  CXONE_ADOPT_MISMATCH: "The action to adopt has another name than the program's.",
  CXONE_OTHER_STACK: "The action belongs to another stack, which alone may change or delete it.",
  CXONE_STALE_VERSION: "The action kept changing in CXone while it was being updated.",
  CXONE_DRIFT: "The action was changed in CXone since the last update, and the preview did not show it.",
  CXONE_RATE_LIMITED: "CXone kept refusing calls because there were too many of them.",
  CXONE_UNREACHABLE: "No connection, or it broke before the whole answer arrived.",
  CXONE_TIMEOUT: "CXone did not answer within the time allowed for one call.",
  CXONE_SERVER_ERROR: "CXone answered with a 5xx status.",
  CXONE_REDIRECTED: "CXone answered with a redirect, which is never followed.",
  CXONE_REFUSED: "CXone refused the call with another 4xx status.",
  CXONE_INVALID_ANSWER: "CXone answered success, with a body that does not hold the contract.",
  CXONE_UNFINISHED: "The action exists and is in the state, and its set-up is not complete.",
} as const;

/** A stable code of {@link ERROR_CODES}. */
export type ErrorCode = keyof typeof ERROR_CODES;
