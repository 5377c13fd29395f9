import axios, { type AxiosResponse, isAxiosError } from "axios";
import {
  BrokenCircuitError,
  bulkhead,
  circuitBreaker,
  ConsecutiveBreaker,
  DelegateBackoff,
  handleWhen,
  type IRetryBackoffContext,
  retry,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  wrap,
} from "cockatiel";
import * as http from "node:http";
import type { CreateEnrich } from "./contender";
import { enrichWith } from "./enrich-with";
import { LIMITS, RETRIED_STATUSES } from "./limits";

/** Short enough that a repeat after 1, 2 or 4 s meets a circuit that is trying again. */
const HALF_OPEN_AFTER_MS = 1_000;
const FAILURES_TO_BREAK = 5;

/**
 * cockatiel around axios: retry, circuit breaker, bulkhead and timeout, made once and shared by all executions.
 * - The retry is the outermost, so that a waiting repeat holds no place in the bulkhead, and a broken circuit is waited
 *   out like any other fault. It reads Retry-After, which cockatiel leaves to its user; otherwise 1, 2 and 4 s and jitter.
 * - The breaker counts what says that the CRM is down; a 429 does not.
 * - The bulkhead queues without a bound, because the executions' own deadline bounds them.
 * - The timeout is an attempt's, and cancels the request.
 */
export const create: CreateEnrich = (crm) => {
  const client = axios.create({
    httpAgent: new http.Agent({ keepAlive: true }),
    validateStatus: (status) => status < 300 || status === 401,
  });
  const policy = wrap(
    retry(handleWhen(isWorthRepeating), {
      maxAttempts: LIMITS.maxRetries,
      backoff: new DelegateBackoff(repeatDelayMs),
    }),
    circuitBreaker(
      handleWhen((error) => isWorthRepeating(error) && statusOf(error) !== 429),
      { halfOpenAfter: HALF_OPEN_AFTER_MS, breaker: new ConsecutiveBreaker(FAILURES_TO_BREAK) },
    ),
    bulkhead(LIMITS.maxInFlight, Infinity),
    timeout(LIMITS.attemptTimeoutMs, TimeoutStrategy.Aggressive),
  );
  const send = async (
    start: (signal: AbortSignal) => Promise<AxiosResponse<unknown>>,
    signal: AbortSignal,
  ) => {
    const { status, data } = await policy.execute((context) => start(context.signal), signal);
    return { status, body: data };
  };
  return Promise.resolve(
    enrichWith(
      {
        postForm: (url, form, signal) =>
          send((attempt) => client.post(url, form, { signal: attempt }), signal),
        get: (url, token, signal) =>
          send(
            (attempt) => client.get(url, { signal: attempt, headers: { authorization: `Bearer ${token}` } }),
            signal,
          ),
      },
      crm,
    ),
  );
};

function statusOf(error: unknown): number | undefined {
  return isAxiosError(error) ? error.response?.status : undefined;
}

function isWorthRepeating(error: Error): boolean {
  if (error instanceof BrokenCircuitError || error instanceof TaskCancelledError) return true;
  const status = statusOf(error);
  if (status !== undefined) return RETRIED_STATUSES.includes(status);
  return isAxiosError(error) && error.code !== "ERR_CANCELED";
}

function repeatDelayMs({ attempt, result }: IRetryBackoffContext<unknown>): number {
  const error = "error" in result ? result.error : undefined;
  const header: unknown = isAxiosError(error) ? error.response?.headers["retry-after"] : undefined;
  const backoffMs = LIMITS.backoffMs * 2 ** (attempt - 1);
  return Math.max(backoffMs, Number(header ?? 0) * 1000) * (1 + 0.2 * Math.random());
}
