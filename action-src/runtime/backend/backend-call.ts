import type { HttpRequest, HttpTransport } from "../../../foundation/http-transport";
import type { BackendIdentity } from "../execution/backend-identity";
import type { Execution } from "../execution/execution";
import type { TimeLimits } from "../execution/time-limits";
import type { RequestGate } from "../gate/request-gate";

/** A request and what it is for. */
export interface BackendCall {
  /** Step in the audit log, such as `contact-by-id`. */
  readonly step: string;
  /** The operation in words, at the start of a sentence, such as `The contact lookup by identifier`. */
  readonly operation: string;
  /** Whether the request is for a token, whose success says nothing about the backend's data. */
  readonly isTokenRequest: boolean;
  readonly request: HttpRequest;
}

/** What a request to a backend needs besides itself. */
export interface BackendContext {
  readonly backend: BackendIdentity;
  readonly gate: RequestGate;
  readonly limits: TimeLimits;
  readonly transport: HttpTransport;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  readonly execution: Execution;
}
