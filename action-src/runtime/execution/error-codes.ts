import type { CodeEntry } from "../../../foundation/code-entry";

/** What docs/errors.md says of a code that a flow can meet. */
interface FlowCodeEntry extends CodeEntry {
  /** What the flow does then. */
  readonly inTheFlow: string;
}

/**
 * The codes that `errorDetails` of any action can start with. A Studio flow branches on them, so a code is never renamed;
 * an action may add its own.
 */
export const ACTION_ERROR_CODES = {
  CONFIGURATION_INVALID: {
    meaning: "An environment variable of the action is missing or malformed.",
    cause: "Somebody changed the action's environment by hand, for a deployment checks every value.",
    inTheFlow: "Go on without the data.",
    remedy: "Set the configuration that the sentence names, and deploy.",
  },
  INPUT_INVALID: {
    meaning: "An input is missing, malformed or too long.",
    cause: "The flow passes something else than the contract says, or nothing.",
    inTheFlow: "Ask the caller, or go on without the data.",
    remedy: "Set the input in the flow before the action.",
  },
  INTERNAL_ERROR: {
    meaning: "A defect in the action.",
    cause: "Its code threw what it did not expect to.",
    inTheFlow: "Go on without the data.",
    remedy:
      "Read the trace of the execution that the sentence names ([below](#reading-a-trace)); on Genesys Cloud, which keeps " +
      "none, test the action there with the same inputs, or in `npm run dev`.",
  },
} as const satisfies Record<string, FlowCodeEntry>;

/**
 * What can go wrong with a backend. A code is the backend's prefix, an underscore and one of these, such as
 * `CRM_TIMEOUT`.
 */
export const BACKEND_FAULTS = {
  UNAUTHORIZED: {
    meaning: "The backend refused the credentials, or refused a fresh token.",
    cause: "A client id, secret, key or password is wrong or was rotated.",
    inTheFlow: "Go on without the data.",
    remedy: "Check them in the stack's configuration, and what they may do at the backend.",
  },
  FORBIDDEN: {
    meaning: "The backend accepts the credentials but does not allow the lookup.",
    cause: "They lack a scope or a right.",
    inTheFlow: "Go on without the data.",
    remedy: "Grant the scope that the sentence names.",
  },
  NOT_FOUND: {
    meaning: "The backend knows no such record.",
    cause: "It answered 404.",
    inTheFlow: "Ask the caller again, or treat them as new.",
    remedy: "Nothing, unless it happens for everybody: then check the configured URLs.",
  },
  RATE_LIMITED: {
    meaning: "The backend asks to wait longer than the execution can.",
    cause: "More calls than the backend allows.",
    inTheFlow: "Go on without the data.",
    remedy: "Lower the rate of calls, or raise the backend's limit.",
  },
  TIMEOUT: {
    meaning: "No answer within the action's patience or the execution's budget.",
    cause: "The backend is slow, or many callers wait for it.",
    inTheFlow: "Go on without the data.",
    remedy: "Check how fast the backend answers; `patienceSeconds` bounds how long a lookup may take.",
  },
  UNAVAILABLE: {
    meaning: "The backend failed or could not be reached, retries included.",
    cause: "It is down, answers with 5xx, or its address is wrong.",
    inTheFlow: "Go on without the data.",
    remedy: "Check the backend's health, and the configured URLs.",
  },
  CIRCUIT_OPEN: {
    meaning: "The backend has been failing for a while; it was not asked.",
    cause: "Five failures in a row, and none of the probes since then went well.",
    inTheFlow: "Go on without the data.",
    remedy: "Check the backend's health; the action notices by itself when it is back.",
  },
  REQUEST_REJECTED: {
    meaning: "The backend refused the request itself.",
    cause: "Another status of 3xx or 4xx; redirects are not followed.",
    inTheFlow: "Go on without the data.",
    remedy: "Check the configured URLs, and what the handler asks for.",
  },
  INVALID_RESPONSE: {
    meaning: "The backend's answer could not be used.",
    cause: "It is no JSON, too large, or lacks what the handler needs.",
    inTheFlow: "Go on without the data.",
    remedy: "Compare the backend's answer with what the handler reads.",
  },
} as const satisfies Record<string, FlowCodeEntry>;

/** What can go wrong with a backend, without its prefix. */
export type BackendFault = keyof typeof BACKEND_FAULTS;

/** A code of `errorDetails` that the run-time gives. */
export type ErrorCode = keyof typeof ACTION_ERROR_CODES | `${Uppercase<string>}_${BackendFault}`;
