import { ActionFailure } from "../execution/action-failure";
import { type AttemptContext, attemptRequest } from "./attempt-request";
import { backoffMs } from "./backoff";
import type { HttpRequest } from "../../../foundation/http-transport";
import type { Fault, SettledAnswer } from "./judge-answer";
import { LIMITS } from "../execution/limits";

/** A request and what it is for. */
export interface CrmCall {
  /** Step in the audit log, such as `contact-by-id`. */
  readonly step: string;
  /** The operation in words, at the start of a sentence, such as `The contact lookup by identifier`. */
  readonly operation: string;
  /** Whether the request is for a token, whose success says nothing about the CRM's data. */
  readonly isTokenRequest: boolean;
  readonly request: HttpRequest;
}

/** How often a request may still be repeated; shared by the sendings that serve one purpose. */
export interface RetryAllowance {
  retriesLeft: number;
}

/** The allowance of one lookup or one token: `LIMITS.maxRetries` repeats. */
export function fullAllowance(): RetryAllowance {
  return { retriesLeft: LIMITS.maxRetries };
}

/**
 * Sends a request until an answer settles it: at most as many repeats as `allowance` has left, none that could not
 * start before the deadline. A 429 pauses everybody at the gate; after another fault this request
 * waits for its back-off, or for the Retry-After where that is longer.
 * @throws CRM_RATE_LIMITED, CRM_TIMEOUT, CRM_UNAVAILABLE, CRM_INVALID_RESPONSE, CRM_CIRCUIT_OPEN
 */
export async function sendWithRetries(
  call: CrmCall,
  context: AttemptContext,
  allowance: RetryAllowance = fullAllowance(),
): Promise<SettledAnswer> {
  const { deadline } = context.execution;
  let lastFault: Fault | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const { retriesLeft } = allowance;
    const verdict = await attemptRequest(call, attempt, retriesLeft, context).catch((refusal: unknown) => {
      throw lastFault && refusal instanceof ActionFailure ? failureOf(call, lastFault, attempt - 1) : refusal;
    });
    if ("answer" in verdict) return verdict.answer;
    lastFault = verdict.fault;
    // A hint of 0 or a date in the past is no leave to repeat at once.
    const waitMs = Math.max(lastFault.retryAfterMs ?? 0, backoffMs(attempt - 1, context.random()));
    if (!lastFault.retryable || retriesLeft === 0 || waitMs >= deadline.remainingMs()) {
      throw failureOf(call, lastFault, attempt);
    }
    allowance.retriesLeft -= 1;
    if (!lastFault.rateLimited) await deadline.sleep(waitMs);
  }
}

const ADVICE = {
  CRM_RATE_LIMITED: "Lower the rate of calls, or raise the CRM's limit.",
  CRM_TIMEOUT: "Check how fast the CRM answers.",
  CRM_UNAVAILABLE: "Check the CRM's health.",
  CRM_INVALID_RESPONSE: "Check that the configured URL is the CRM's API.",
} as const;

function failureOf(call: CrmCall, fault: Fault, attempts: number): ActionFailure {
  const times = attempts === 1 ? "once" : `${attempts} times`;
  const code = fault.code as keyof typeof ADVICE;
  const wait = fault.retryAfterMs ? ", which asks for a wait" : "";
  return new ActionFailure(
    code,
    `${call.operation} was tried ${times} and met ${fault.seen}${wait}. ${ADVICE[code]}`,
  );
}
