import * as http from "node:http";
import type { CreateEnrich } from "./contender";
import { enrichWith, type SettledResponse } from "./enrich-with";
import { LIMITS, RETRIED_STATUSES } from "./limits";

/**
 * got. It repeats by itself, honours Retry-After and waits 1, 2 and 4 s with up to 100 ms of jitter by default; it has no
 * limiter. Against the
 * defaults:
 * - three repeats instead of two, and the token request (a POST) is repeated too.
 * - `timeout.request`, which is an attempt's; got has none by default.
 */
export const create: CreateEnrich = async (crm) => {
  const { got, HTTPError } = await import("got");
  const client = got.extend({
    agent: { http: new http.Agent({ keepAlive: true }) },
    timeout: { request: LIMITS.attemptTimeoutMs },
    responseType: "json",
    retry: {
      limit: LIMITS.maxRetries,
      methods: ["GET", "POST"],
      statusCodes: RETRIED_STATUSES,
    },
  });
  const settle = async (
    request: Promise<{ statusCode: number; body: unknown }>,
  ): Promise<SettledResponse> => {
    try {
      const { statusCode, body } = await request;
      return { status: statusCode, body };
    } catch (error) {
      if (error instanceof HTTPError && error.response.statusCode === 401) return { status: 401, body: null };
      throw error;
    }
  };
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return enrichWith(
    {
      postForm: (url, body, signal) => settle(client.post(url, { body, headers, signal })),
      get: (url, token, signal) =>
        settle(client.get(url, { headers: { authorization: `Bearer ${token}` }, signal })),
    },
    crm,
  );
};
