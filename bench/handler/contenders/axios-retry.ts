import axios, { type AxiosError } from "axios";
import axiosRetry from "axios-retry";
import * as http from "node:http";
import type { CreateEnrich } from "./contender";
import { enrichWith } from "./enrich-with";
import { LIMITS, RETRIED_STATUSES } from "./limits";

/**
 * axios with axios-retry and p-limit. Against the defaults:
 * - `exponentialDelay`, which also honours Retry-After; the default repeats at once. Its delay is 2^n times the
 *   factor, so half of the common back-off makes 1, 2 and 4 s.
 * - `shouldResetTimeout`, so that the timeout is an attempt's; otherwise one stall uses up all repeats' time.
 * - timeouts and the token request (a POST) are repeated too: asking for a token twice does no harm.
 * - p-limit around the call, as everybody uses it: a request keeps its place while it waits for its repeat.
 */
export const create: CreateEnrich = async (crm) => {
  const { default: pLimit } = await import("p-limit");
  const limit = pLimit(LIMITS.maxInFlight);
  const client = axios.create({
    timeout: LIMITS.attemptTimeoutMs,
    httpAgent: new http.Agent({ keepAlive: true }),
    validateStatus: (status) => status < 300 || status === 401,
  });
  axiosRetry(client, {
    retries: LIMITS.maxRetries,
    shouldResetTimeout: true,
    retryDelay: (retry, error) => axiosRetry.exponentialDelay(retry, error, LIMITS.backoffMs / 2),
    retryCondition: isWorthRepeating,
  });
  return enrichWith(
    {
      postForm: (url, form, signal) => limit(() => client.post<unknown>(url, form, { signal })).then(settled),
      get: (url, token, signal) =>
        limit(() => client.get<unknown>(url, { signal, headers: { authorization: `Bearer ${token}` } })).then(
          settled,
        ),
    },
    crm,
  );
};

function isWorthRepeating(error: AxiosError): boolean {
  if (error.response) return RETRIED_STATUSES.includes(error.response.status);
  return error.code !== "ERR_CANCELED";
}

function settled({ status, data }: { status: number; data: unknown }) {
  return { status, body: data };
}
