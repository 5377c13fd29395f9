import { Agent, type Dispatcher, request, RetryAgent } from "undici";
import type { CreateEnrich } from "./contender";
import { enrichWith, type SettledResponse } from "./enrich-with";
import { LIMITS, RETRIED_STATUSES } from "./limits";

/**
 * undici's RetryAgent with p-limit. The agent honours Retry-After. Against the defaults:
 * - three repeats instead of five, after 1, 2 and 4 s; POST (the token request) is repeated too.
 * - `headersTimeout` and `bodyTimeout` of an attempt instead of five minutes, and both count as errors to repeat.
 * - p-limit around the call: the RetryAgent has no limiter of its own.
 */
export const create: CreateEnrich = async (crm) => {
  const { default: pLimit } = await import("p-limit");
  const limit = pLimit(LIMITS.maxInFlight);
  const agent = new Agent({
    headersTimeout: LIMITS.attemptTimeoutMs,
    bodyTimeout: LIMITS.attemptTimeoutMs,
  });
  const dispatcher = new RetryAgent(agent, {
    maxRetries: LIMITS.maxRetries,
    minTimeout: LIMITS.backoffMs,
    timeoutFactor: 2,
    methods: ["GET", "POST"],
    statusCodes: RETRIED_STATUSES,
    errorCodes: [
      "ECONNRESET",
      "ECONNREFUSED",
      "ENOTFOUND",
      "ENETDOWN",
      "ENETUNREACH",
      "EHOSTDOWN",
      "EHOSTUNREACH",
      "EPIPE",
      "UND_ERR_SOCKET",
      "UND_ERR_HEADERS_TIMEOUT",
      "UND_ERR_BODY_TIMEOUT",
    ],
  });
  const send = (url: string, options: Omit<Dispatcher.RequestOptions, "origin" | "path">) =>
    limit(async (): Promise<SettledResponse> => {
      const { statusCode, body } = await request(url, { ...options, dispatcher });
      if (statusCode < 300) return { status: statusCode, body: await body.json() };
      await body.dump();
      if (statusCode === 401) return { status: statusCode, body: null };
      throw new Error(`status ${statusCode}`);
    });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return enrichWith(
    {
      postForm: (url, body, signal) => send(url, { method: "POST", headers, body, signal }),
      get: (url, token, signal) =>
        send(url, { method: "GET", headers: { authorization: `Bearer ${token}` }, signal }),
    },
    crm,
  );
};
