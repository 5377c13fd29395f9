import type { BackendFault } from "../execution/error-codes";
import type { HttpAnswer, TransportFailure } from "../../../foundation/http-transport";
import { retryAfterMs } from "../../../foundation/retry-after";

/** An answer that settles the request. `json` is there for a 2xx alone. */
export interface SettledAnswer {
  readonly status: number;
  readonly json?: unknown;
}

/** A fault of one attempt. */
export interface Fault {
  readonly kind: Extract<BackendFault, "RATE_LIMITED" | "TIMEOUT" | "UNAVAILABLE" | "INVALID_RESPONSE">;
  /** What was seen, for people and the audit log. */
  readonly seen: string;
  readonly retryable: boolean;
  readonly rateLimited: boolean;
  /** Milliseconds the backend asks to wait. */
  readonly retryAfterMs?: number | undefined;
  readonly status?: number;
}

/** What one attempt came to. */
export type Verdict = { readonly answer: SettledAnswer } | { readonly fault: Fault };

/** Decides by status and body whether an answer settles its request. @param epochMs now, for an HTTP-date */
export function judgeAnswer(answer: HttpAnswer, epochMs: number): Verdict {
  const { status } = answer;
  const rateLimited = status === 429;
  if (rateLimited || status === 408 || status >= 500) {
    const kind = rateLimited ? "RATE_LIMITED" : status === 408 ? "TIMEOUT" : "UNAVAILABLE";
    const waitMs = retryAfterMs(answer.headers["retry-after"], epochMs);
    const seen = `status ${status}`;
    return { fault: { kind, seen, retryable: true, rateLimited, retryAfterMs: waitMs, status } };
  }
  if (status < 200 || status >= 300) return { answer: { status } };
  try {
    return { answer: { status, json: JSON.parse(answer.body) as unknown } };
  } catch {
    // An error page or a cut body: often a proxy's, and gone at the next attempt.
    const seen = `status ${status} with a body that is not JSON`;
    return { fault: { kind: "INVALID_RESPONSE", seen, retryable: true, rateLimited: false, status } };
  }
}

/** Decides what it means that no answer came. An aborted attempt ran out of its time. */
export function judgeTransportFailure(failure: TransportFailure): Fault {
  const common = { rateLimited: false };
  if (failure.kind === "too-large") {
    return { ...common, kind: "INVALID_RESPONSE", seen: "an answer over 1 MiB", retryable: false };
  }
  if (failure.kind === "aborted" || failure.reason === "ETIMEDOUT") {
    return { ...common, kind: "TIMEOUT", seen: "no complete answer in time", retryable: true };
  }
  const seen = `a broken connection (${failure.reason})`;
  return { ...common, kind: "UNAVAILABLE", seen, retryable: true };
}
