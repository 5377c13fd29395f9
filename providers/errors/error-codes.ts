import type { CodeEntry } from "../../foundation/code-entry";

/**
 * Every code without a platform's prefix that an error of the provider can carry: what is wrong before a platform is
 * called. The codes are stable: scripts and run books may rely on them.
 */
export const ERROR_CODES = {
  CONFIGURATION_INVALID: {
    meaning: "A configuration key that the call needs is missing or malformed.",
    cause:
      "The stack's file or the shell has no value for it, or one that is none: an address that is not HTTPS, say.",
    remedy:
      "Set the key that the message names ([configuration.md](configuration.md)), then run the command again.",
  },
  INPUT_INVALID: {
    meaning: "An argument of the resource is refused before anything is sent.",
    cause: "A name, time limit, runtime or contract that the platform would not take.",
    remedy: "Change what the message names in the action's `action.ts` or `contract.ts`.",
  },
  CONTRACT_BREAKING: {
    meaning: "The change would break flows that use the deployed contract.",
    cause:
      "An output was removed or has another type; an input has another type, was added as required or became required. " +
      "On Genesys Cloud: any change, and another integration, for it replaces the action.",
    remedy:
      "Keep the contract and add beside it, or change the flows and allow it: " +
      "`npm run pulumi -- config set --path 'allowBreakingContract[0]' NAME`.",
  },
  CODE_MISSING: {
    meaning: "The bundle is not where the code asset says it is.",
    cause: "`.build` was deleted or moved while the update ran.",
    remedy: "Run `pulumi up` again: each run bundles anew.",
  },
  CODE_CHANGED: {
    meaning: "The bundle changed between the preview and the call that sends it.",
    cause: "Somebody edited the sources, and another command bundled them, while the update ran.",
    remedy: "Run `pulumi up` again, and look at its preview.",
  },
  CODE_TOO_LARGE: {
    meaning: "The bundle is larger than the platform accepts.",
    cause: "A large dependency. CXone takes 5 MiB, Genesys Cloud 256 MB.",
    remedy: "Drop the biggest modules, which the preview's manifest names.",
  },
} as const satisfies Record<string, CodeEntry>;

/** What can become of a call to a platform. A code is one of these behind the platform's prefix. */
export const PLATFORM_PROBLEMS = {
  UNAUTHORIZED: {
    meaning: "The platform accepts neither the credentials nor a fresh token.",
    cause: "The OAuth client's id or secret is wrong, was rotated, or belongs to another organisation.",
    remedy:
      "Put the credentials of the stack right, then run `pulumi up` again; where the state has the old ones, " +
      "`pulumi up --refresh --run-program`.",
  },
  FORBIDDEN: {
    meaning: "The OAuth client lacks a permission that the call needs.",
    cause:
      "On CXone the scope `data:actions:write` or `data:actions:execute`, on Genesys Cloud a permission of its role.",
    remedy: "Grant it ([platforms.md](platforms.md) lists them), then run `pulumi up` again.",
  },
  NOT_FOUND: {
    meaning: "The action does not exist on the platform.",
    cause: "Somebody deleted it there.",
    remedy: "Run `pulumi up --refresh`: it makes the action again, under a new id.",
  },
  NAME_TAKEN: {
    meaning: "Another action of the organisation has the name.",
    cause: "It was made by hand or by another program, or a second one was made of the same name.",
    remedy: "Bring it under management (`npm run adopt`), delete it, or choose another name or `nameSuffix`.",
  },
  ADOPT_MISMATCH: {
    meaning: "The action to adopt is not the one that the program describes.",
    cause: "The id in `adopt` belongs to an action with another name, or one whose fixed parts differ.",
    remedy: "Correct the id, or give the program's action that name; it can be renamed afterwards.",
  },
  OTHER_STACK: {
    meaning: "The action, or its integration, belongs to another stack, which alone may change or delete it.",
    cause:
      "Two stacks deploy to one organisation under the same names, a stack was copied, or its state was moved.",
    remedy:
      "Give this stack's actions names of their own (`nameSuffix`), or take the action over: the message has the commands.",
  },
  STALE_VERSION: {
    meaning: "The action, or its integration, kept changing on the platform while it was being updated.",
    cause: "Somebody, or another deployment, edits it at this moment.",
    remedy: "Run `pulumi up --refresh`, whose preview shows what changed.",
  },
  DRIFT: {
    meaning:
      "The action, or its integration, was changed on the platform since the last update, and the preview did not show it.",
    cause: "An edit by hand, and a preview without `--refresh`.",
    remedy:
      "Run `pulumi up --refresh`, whose preview shows the edit and puts it right, or let updates overwrite such edits: " +
      "`pulumi config set overwriteDrift true`.",
  },
  RATE_LIMITED: {
    meaning: "The platform kept refusing calls because there were too many of them.",
    cause: "Other programs of the organisation use up its limit.",
    remedy: "Run `pulumi up` again in a quiet moment, or ask for a higher limit.",
  },
  UNREACHABLE: {
    meaning: "No connection, or it broke before the whole answer arrived.",
    cause: "The network, a proxy, a wrong address, or a certificate that is not trusted.",
    remedy:
      "Check the address and the network, then run `pulumi up` again, which continues where this one ended. An authority " +
      "of your company's own is named in `NODE_EXTRA_CA_CERTS`.",
  },
  TIMEOUT: {
    meaning: "The platform did not answer within the time allowed for one call.",
    cause:
      "The platform or the network is slow: 30 seconds are allowed, unless `CXONE_TIMEOUT_MS` or `GENESYS_TIMEOUT_MS` says otherwise.",
    remedy:
      "Look at the platform's status page, then run `pulumi up` again, which continues where this one ended.",
  },
  SERVER_ERROR: {
    meaning: "The platform answered with a 5xx status.",
    cause: "A problem of its own; the message quotes what it says.",
    remedy: "Run `pulumi up` again later, which continues where this one ended.",
  },
  REDIRECTED: {
    meaning: "The platform answered with a redirect, which is never followed.",
    cause: "The configured address is not the API's own: it has `http` for `https`, say, or is a web page's.",
    remedy: "Set the address to the API's own, then run `pulumi up` again.",
  },
  REFUSED: {
    meaning: "The platform refused the call with another 4xx status.",
    cause: "Something in the action that the platform does not take; the message quotes what it says.",
    remedy: "Correct what the platform names, then run `pulumi up` again.",
  },
  INVALID_ANSWER: {
    meaning: "The platform answered success, with a body that does not hold the contract.",
    cause: "Most often something else answers at the configured address: a gateway, a login page.",
    remedy: "Check the address, then run `pulumi up` again.",
  },
  UNFINISHED: {
    meaning: "The resource exists and is in the state, and its set-up is not complete.",
    cause: "A later step failed after the platform had taken the first; the message has both.",
    remedy: "Fix what it names, then run `pulumi up` again, which goes on from there.",
  },
  DRAFT_OPEN: {
    meaning: "Somebody has edited a draft of the action, which publishing would overwrite or put live.",
    cause: "An edit by hand on Genesys Cloud that is not published, made before the run or during it.",
    remedy: "Publish or delete that draft there, then run `pulumi up` again.",
  },
  BUNDLE_REFUSED: {
    meaning: "The platform took the bundle and then found it unusable.",
    cause: "Genesys Cloud unpacks an upload after it took it; the message quotes what it says.",
    remedy: "Correct what it names, then run `pulumi up` again. The published action was not touched.",
  },
  PROOF_FAILED: {
    meaning: "The new version did not answer its smoke test, so it was not put in place.",
    cause: "A defect of the change, or a backend that is down; flows still have the version before.",
    remedy: "Fix the action, or its smoke test, then run `pulumi up` again.",
  },
  INTEGRATION_UNUSABLE: {
    meaning: "The integration that the actions belong to cannot serve them.",
    cause:
      "`genesysIntegrationId` names none, or one of another kind; the platform reports an error of it; or it has actions " +
      "or drafts of others and cannot be deleted.",
    remedy:
      "Do what the message says, in Genesys Cloud or in the stack's configuration, then run the command again.",
  },
} as const satisfies Record<string, CodeEntry>;

/** One of {@link PLATFORM_PROBLEMS}. */
export type PlatformProblem = keyof typeof PLATFORM_PROBLEMS;

/** How the codes of a platform's problems begin: CXone's by its own name, as they always have, every other's neutrally. */
export type CodePrefix = "CXONE" | "PLATFORM";

type PlatformCode = `${CodePrefix}_${PlatformProblem}`;

/** A stable code: one of {@link ERROR_CODES}, or a problem of {@link PLATFORM_PROBLEMS} behind a platform's prefix. */
export type ErrorCode = keyof typeof ERROR_CODES | PlatformCode;

/** The code of a problem on a platform, such as `CXONE_NOT_FOUND`. */
export function codeOf(platform: { readonly codePrefix: CodePrefix }, problem: PlatformProblem): ErrorCode {
  return `${platform.codePrefix}_${problem}`;
}

/** The problem behind a platform's code; undefined for a general code. */
export function problemOf(code: ErrorCode): PlatformProblem | undefined {
  const problem = code.replace(/^(?:CXONE|PLATFORM)_/, "");
  return problem in PLATFORM_PROBLEMS ? (problem as PlatformProblem) : undefined;
}
