/** What can be wrong before a platform is called. */
const GENERAL_CODES = {
  CONFIGURATION_INVALID: "A configuration key the call needs is missing or malformed.",
  INPUT_INVALID: "An argument of the resource is refused before anything is sent.",
  CONTRACT_BREAKING: "The change would break flows that use the deployed contract.",
  CODE_MISSING: "The bundle is not where the code asset says it is.",
  CODE_CHANGED: "The bundle changed between the preview and the call that sends it.",
  CODE_TOO_LARGE: "The bundle is larger than the platform accepts.",
} as const;

/** What can become of a call to a platform. A code is one of these behind the platform's prefix. */
export const PLATFORM_PROBLEMS = {
  UNAUTHORIZED: "The platform accepts neither the credentials nor a fresh token.",
  FORBIDDEN: "The OAuth client lacks a permission the call needs.",
  NOT_FOUND: "The action does not exist on the platform.",
  NAME_TAKEN: "Another action of the organisation has the name.",
  ADOPT_MISMATCH: "The action to adopt is not the one that the program describes.",
  OTHER_STACK: "The action belongs to another stack, which alone may change or delete it.",
  STALE_VERSION: "The action kept changing on the platform while it was being updated.",
  DRIFT: "The action was changed on the platform since the last update, and the preview did not show it.",
  RATE_LIMITED: "The platform kept refusing calls because there were too many of them.",
  UNREACHABLE: "No connection, or it broke before the whole answer arrived.",
  TIMEOUT: "The platform did not answer within the time allowed for one call.",
  SERVER_ERROR: "The platform answered with a 5xx status.",
  REDIRECTED: "The platform answered with a redirect, which is never followed.",
  REFUSED: "The platform refused the call with another 4xx status.",
  INVALID_ANSWER: "The platform answered success, with a body that does not hold the contract.",
  UNFINISHED: "The resource exists and is in the state, and its set-up is not complete.",
  DRAFT_OPEN: "Somebody has an open draft of the action, which publishing would overwrite.",
  BUNDLE_REFUSED: "The platform took the bundle and then found it unusable.",
  PROOF_FAILED: "The new version did not answer its smoke test, so it was not put in place.",
  INTEGRATION_UNUSABLE: "The integration that the actions belong to cannot serve them.",
} as const;

/** One of {@link PLATFORM_PROBLEMS}. */
export type PlatformProblem = keyof typeof PLATFORM_PROBLEMS;

/** How the codes of a platform's problems begin: CXone's by its own name, as they always have, every other's neutrally. */
export type CodePrefix = "CXONE" | "PLATFORM";

type PlatformCode = `${CodePrefix}_${PlatformProblem}`;

/**
 * Every code an error of the provider can carry, and what it means. The codes are stable: scripts and run books may
 * rely on them. `docs/provider-errors.md` shows the same tables, and a test holds the two together.
 */
export const ERROR_CODES = GENERAL_CODES;

/** A stable code: one of {@link ERROR_CODES}, or a problem of {@link PLATFORM_PROBLEMS} behind a platform's prefix. */
export type ErrorCode = keyof typeof GENERAL_CODES | PlatformCode;

/** The code of a problem on a platform, such as `CXONE_NOT_FOUND`. */
export function codeOf(platform: { readonly codePrefix: CodePrefix }, problem: PlatformProblem): ErrorCode {
  return `${platform.codePrefix}_${problem}`;
}

/** The problem behind a platform's code; undefined for a general code. */
export function problemOf(code: ErrorCode): PlatformProblem | undefined {
  const problem = code.replace(/^(?:CXONE|PLATFORM)_/, "");
  return problem in PLATFORM_PROBLEMS ? (problem as PlatformProblem) : undefined;
}
