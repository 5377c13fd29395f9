import type { ErrorCode } from "../execution/error-codes";
import type { HttpAnswer, TransportFailure } from "../../../foundation/http-transport";
import { retryAfterMs } from "../../../foundation/retry-after";

/** An answer that settles the request. `json` is there for a 2xx alone. */
export interface SettledAnswer {
  readonly status: number;
  readonly json?: unknown;
}

/** A fault of one attempt. */
export interface Fault {
  readonly code: ErrorCode;
  /** What was seen, for people and the audit log. */
  readonly seen: string;
  readonly retryable: boolean;
  readonly rateLimited: boolean;
  /** Milliseconds the CRM asks to wait. */
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
    const code = rateLimited ? "CRM_RATE_LIMITED" : status === 408 ? "CRM_TIMEOUT" : "CRM_UNAVAILABLE";
    const waitMs = retryAfterMs(answer.headers["retry-after"], epochMs);
    const seen = `status ${status}`;
    return { fault: { code, seen, retryable: true, rateLimited, retryAfterMs: waitMs, status } };
  }
  if (status < 200 || status >= 300) return { answer: { status } };
  try {
    return { answer: { status, json: JSON.parse(answer.body) as unknown } };
  } catch {
    // An error page or a cut body: often a proxy's, and gone at the next attempt.
    const seen = `status ${status} with a body that is not JSON`;
    return { fault: { code: "CRM_INVALID_RESPONSE", seen, retryable: true, rateLimited: false, status } };
  }
}

/** Decides what it means that no answer came. An aborted attempt ran out of its time. */
export function judgeTransportFailure(failure: TransportFailure): Fault {
  const common = { rateLimited: false };
  if (failure.kind === "too-large") {
    return { ...common, code: "CRM_INVALID_RESPONSE", seen: "an answer over 1 MiB", retryable: false };
  }
  if (failure.kind === "aborted" || failure.reason === "ETIMEDOUT") {
    return { ...common, code: "CRM_TIMEOUT", seen: "no complete answer in time", retryable: true };
  }
  const seen = `a broken connection (${failure.reason})`;
  return { ...common, code: "CRM_UNAVAILABLE", seen, retryable: true };
}
