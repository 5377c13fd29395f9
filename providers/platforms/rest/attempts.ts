import { retryAfterMs } from "../../../foundation/retry-after";
import { ProviderError } from "../../errors/provider-error";
import { backoffDelayMs } from "../../http/backoff";
import type { Clock } from "../../../foundation/clock";
import type { RateGate } from "../../http/rate-gate";
import { TransportFailure, type HttpAnswer } from "../../../foundation/http-transport";
import { refusal } from "./refusal";
import type { RestDialect } from "./rest-dialect";
import { transportError } from "./transport-error";

/** Attempts of one call in all, where it may be repeated. */
const MAX_ATTEMPTS = 4;
/** A rate limit says "later", not "no": it is waited for more often. */
const MAX_RATE_LIMITED = 8;
/** A longer Retry-After fails the call instead: nobody waits in front of `pulumi up` for an hour. */
const MAX_RETRY_AFTER_MS = 60_000;

/** What {@link sendWithAttempts} needs to know of a call. */
export interface AttemptContext {
  readonly dialect: RestDialect;
  readonly operation: string;
  /** Whether sending the request twice has the effect of sending it once. */
  readonly repeatable: boolean;
  readonly secrets: readonly string[];
  readonly baseUrl: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly gate: RateGate;
}

/**
 * Sends a request until there is an answer that repeating would not better: 429 is waited out for every request,
 * since such a call was not carried out; broken connections, timeouts and 5xx are repeated for repeatable ones.
 *
 * @returns an answer with a status below 500 that is not 429
 * @throws RATE_LIMITED, UNREACHABLE, TIMEOUT, SERVER_ERROR
 */
export async function sendWithAttempts(
  send: () => Promise<HttpAnswer>,
  context: AttemptContext,
): Promise<HttpAnswer> {
  let failures = 0;
  let rateLimited = 0;
  for (;;) {
    const outcome = await attempt(send, context);
    if (!(outcome instanceof ProviderError)) {
      if (outcome.status !== 429) return outcome;
      rateLimited += 1;
      context.gate.shutFor(rateLimitDelayMs(outcome, rateLimited, context));
      continue;
    }
    failures += 1;
    const mayHelp = outcome.outcome === "unknown";
    if (!context.repeatable || !mayHelp || failures >= MAX_ATTEMPTS) throw outcome;
    await context.clock.sleep(backoffDelayMs(failures, context.random()));
  }
}

async function attempt(
  send: () => Promise<HttpAnswer>,
  context: AttemptContext,
): Promise<HttpAnswer | ProviderError> {
  try {
    const answer = await send();
    return answer.status >= 500
      ? refusal(context.dialect, context.operation, answer, context.secrets)
      : answer;
  } catch (error) {
    if (error instanceof TransportFailure)
      return transportError(context.dialect, context.operation, error, context.baseUrl);
    throw error;
  }
}

/** Retry-After can make the wait longer, never shorter: 0 or a past date is no leave to repeat at once. */
function rateLimitDelayMs(answer: HttpAnswer, rateLimited: number, context: AttemptContext): number {
  const askedMs = retryAfterMs(answer.headers["retry-after"], context.clock.epochMs()) ?? 0;
  if (rateLimited > MAX_RATE_LIMITED || askedMs > MAX_RETRY_AFTER_MS) {
    throw refusal(context.dialect, context.operation, answer, context.secrets);
  }
  return Math.max(askedMs, backoffDelayMs(rateLimited, context.random()));
}
