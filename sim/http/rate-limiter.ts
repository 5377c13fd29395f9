import { HttpError } from "./http-error";

/** The form of Retry-After in a 429; both are in use in the field. */
export type RetryAfterForm = "seconds" | "http-date";

/** How a service limits its callers. */
export interface RateLimit {
  /** Requests a second, and also how many may come at once. */
  readonly requestsPerSecond: number;
  /** Default: seconds. */
  readonly retryAfter?: RetryAfterForm;
}

/**
 * Answers a function that takes one request from a token bucket.
 *
 * @param clock epoch milliseconds
 * @throws 429 `too.many.requests` with Retry-After in the asked form, at least one second
 */
export function createRateLimiter(limit: RateLimit, clock: () => number): () => void {
  const capacity = Math.max(1, limit.requestsPerSecond);
  let available = capacity;
  let filledAtEpochMs = clock();
  return () => {
    const now = clock();
    // A clock that is set back must not empty the bucket.
    const elapsedMs = Math.max(0, now - filledAtEpochMs);
    available = Math.min(capacity, available + (elapsedMs / 1000) * limit.requestsPerSecond);
    filledAtEpochMs = now;
    if (available >= 1) {
      available -= 1;
      return;
    }
    const waitSeconds = Math.max(1, Math.ceil((1 - available) / limit.requestsPerSecond));
    throw new HttpError(429, "too.many.requests", `Over ${limit.requestsPerSecond} requests a second.`, {
      "retry-after": limit.retryAfter === "http-date" ? httpDate(now, waitSeconds) : String(waitSeconds),
    });
  };
}

/** An HTTP-date counts whole seconds, so it is rounded up: one that names the past would mean "now". */
function httpDate(nowEpochMs: number, waitSeconds: number): string {
  return new Date(Math.ceil(nowEpochMs / 1000 + waitSeconds) * 1000).toUTCString();
}
