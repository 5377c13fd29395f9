import { ActionFailure, backendFailure } from "../execution/action-failure";
import type { BackendIdentity } from "../execution/backend-identity";
import { attemptRequest } from "./attempt-request";
import type { BackendCall, BackendContext } from "./backend-call";
import { backoffMs } from "./backoff";
import type { Fault, SettledAnswer } from "./judge-answer";
import { LIMITS } from "../execution/limits";

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
 * @throws the backend's RATE_LIMITED, TIMEOUT, UNAVAILABLE, INVALID_RESPONSE, CIRCUIT_OPEN
 */
export async function sendWithRetries(
  call: BackendCall,
  context: BackendContext,
  allowance: RetryAllowance = fullAllowance(),
): Promise<SettledAnswer> {
  const { backend } = context;
  const { deadline } = context.execution;
  let lastFault: Fault | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const { retriesLeft } = allowance;
    const verdict = await attemptRequest(call, attempt, retriesLeft, context).catch((refusal: unknown) => {
      throw lastFault && refusal instanceof ActionFailure
        ? failureOf(call, backend, lastFault, attempt - 1)
        : refusal;
    });
    if ("answer" in verdict) return verdict.answer;
    lastFault = verdict.fault;
    // A hint of 0 or a date in the past is no leave to repeat at once.
    const waitMs = Math.max(lastFault.retryAfterMs ?? 0, backoffMs(attempt - 1, context.random()));
    if (!lastFault.retryable || retriesLeft === 0 || waitMs >= deadline.remainingMs()) {
      throw failureOf(call, backend, lastFault, attempt);
    }
    allowance.retriesLeft -= 1;
    if (!lastFault.rateLimited) await deadline.sleep(waitMs);
  }
}

const ADVICE = {
  RATE_LIMITED: (name: string) => `Lower the rate of calls, or raise the ${name}'s limit.`,
  TIMEOUT: (name: string) => `Check how fast the ${name} answers.`,
  UNAVAILABLE: (name: string) => `Check the ${name}'s health.`,
  INVALID_RESPONSE: (name: string) => `Check that the configured URL is the ${name}'s API.`,
} as const;

function failureOf(
  call: BackendCall,
  backend: BackendIdentity,
  { kind, seen, retryAfterMs }: Fault,
  attempts: number,
): ActionFailure {
  const times = attempts === 1 ? "once" : `${attempts} times`;
  const wait = retryAfterMs ? ", which asks for a wait" : "";
  const advice = ADVICE[kind](backend.name);
  return backendFailure(
    backend,
    kind,
    `${call.operation} was tried ${times} and met ${seen}${wait}. ${advice}`,
  );
}
