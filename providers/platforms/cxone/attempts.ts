import { ProviderError } from "../../errors/provider-error";
import { backoffDelayMs } from "../../http/backoff";
import type { Clock } from "../../http/clock";
import type { RateGate } from "../../http/rate-gate";
import { parseRetryAfterMs } from "../../http/retry-after";
import { TransportFailure, type TransportAnswer } from "../../http/transport";
import { refusal } from "./refusal";
import { transportError } from "./transport-error";

/** Attempts of one call in all, where it may be repeated. */
const MAX_ATTEMPTS = 4;
/** A rate limit says "later", not "no": it is waited for more often. */
const MAX_RATE_LIMITED = 8;
/** A longer Retry-After fails the call instead: nobody waits in front of `pulumi up` for an hour. */
const MAX_RETRY_AFTER_MS = 60_000;

/** What {@link sendWithAttempts} needs to know of a call. */
export interface AttemptContext {
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
 * @throws CXONE_RATE_LIMITED, CXONE_UNREACHABLE, CXONE_TIMEOUT, CXONE_SERVER_ERROR
 */
export async function sendWithAttempts(
  send: () => Promise<TransportAnswer>,
  context: AttemptContext,
): Promise<TransportAnswer> {
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
  send: () => Promise<TransportAnswer>,
  context: AttemptContext,
): Promise<TransportAnswer | ProviderError> {
  try {
    const answer = await send();
    return answer.status >= 500 ? refusal(context.operation, answer, context.secrets) : answer;
  } catch (error) {
    if (error instanceof TransportFailure) return transportError(context.operation, error, context.baseUrl);
    throw error;
  }
}

function rateLimitDelayMs(answer: TransportAnswer, rateLimited: number, context: AttemptContext): number {
  const askedMs = parseRetryAfterMs(answer.headers["retry-after"], context.clock.nowEpochMs());
  if (rateLimited > MAX_RATE_LIMITED || (askedMs ?? 0) > MAX_RETRY_AFTER_MS) {
    throw refusal(context.operation, answer, context.secrets);
  }
  return askedMs ?? backoffDelayMs(rateLimited, context.random());
}
