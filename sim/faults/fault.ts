/**
 * What can go wrong with one request. "Handled" means that the service carries the request out: an action is made,
 * a token is issued. Without it the service never sees the request.
 */
export type Fault =
  /** The connection ends as soon as the request's head has arrived. Not handled. */
  | { readonly kind: "refuse" }
  /** The request arrives whole, then the connection is reset. Not handled. */
  | { readonly kind: "reset" }
  /** Handled, then the connection is reset: the caller cannot know whether it was. */
  | { readonly kind: "lost-answer" }
  /** Handled; half of the answer's body is sent under the Content-Length of the whole, then a reset. */
  | { readonly kind: "torn-answer" }
  /** No answer until one side closes the connection. Handled only with `handled: true`. */
  | { readonly kind: "stall"; readonly handled?: boolean }
  /** A body that never ends: a byte every `intervalMs` (default 100), at most `maxBytes` (default 65,536). Not handled. */
  | { readonly kind: "drip"; readonly intervalMs?: number; readonly maxBytes?: number }
  /** This status. An object as `body` is sent as JSON. Not handled. */
  | {
      readonly kind: "status";
      readonly status: number;
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** This text as the body: broken JSON, HTML, nothing. Status 200, application/json by default. Not handled. */
  | {
      readonly kind: "raw-body";
      readonly body: string;
      readonly status?: number;
      readonly contentType?: string;
    }
  /** A JSON string of `sizeBytes` (default 500,000,000), streamed until the client hangs up. Not handled. */
  | { readonly kind: "huge-body"; readonly sizeBytes?: number }
  /** A redirect (default 302) to `location`. Not handled. */
  | { readonly kind: "redirect"; readonly location: string; readonly status?: number }
  /** Handled and answered, `delayMs` later. */
  | { readonly kind: "delay"; readonly delayMs: number };

/** Which requests a planned fault is for; an absent part matches every request. */
export interface FaultMatch {
  readonly method?: string;
  /** A string is the whole path, with or without the query; a RegExp is searched in the path with its query. */
  readonly path?: string | RegExp;
  /** The first matching request to meet the fault, counted from 1 from when it was planned. Default 1. */
  readonly nth?: number;
}

/** A fault, the requests it is for, and how often it happens. */
export interface PlannedFault {
  readonly match?: FaultMatch;
  /** How many matching requests meet it. Default 1. */
  readonly times?: number | "always";
  readonly fault: Fault;
}
