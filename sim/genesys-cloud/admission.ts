import { HttpError } from "../http/http-error";
import type { SimRequest } from "../http/message";
import type { Route } from "../http/router";
import type { TokenStore } from "../http/token-store";
import { GenesysError } from "./genesys-error";

/** Every permission that a call here asks for. */
export const ALL_PERMISSIONS = [
  ...["view", "add", "edit", "delete"].map((verb) => `integrations:integration:${verb}`),
  ...["view", "add", "edit", "delete", "execute"].map((verb) => `integrations:action:${verb}`),
  "integrations:actionFunction:view",
  "integrations:actionFunction:edit",
  "bridge:actions:view",
  "bridge:actions:execute",
] as const;

/** One of them. */
export type Permission = (typeof ALL_PERMISSIONS)[number] | (string & {});

/** Lets a request in, or throws 401, 403 or 429. */
export type Admit = (request: SimRequest, anyOf: readonly Permission[]) => void;

/** The limit that Genesys Cloud sets by default (key and value of the `limit` in its answers). */
const RATE_KEY = "client.credentials.token.rate.per.minute";
const MINUTE_MS = 60_000;

/**
 * Answers a function that checks a request's token, its permissions, and how often the token was used.
 *
 * @param requestsPerMinute per token; undefined for no limit
 * @param clock epoch milliseconds
 */
export function createAdmission(
  tokens: TokenStore,
  requestsPerMinute: number | undefined,
  clock: () => number,
): Admit {
  const used = new Map<string, { minute: number; count: number }>();
  return (request, anyOf) => {
    const token = authorize(tokens, request, anyOf);
    if (requestsPerMinute === undefined) return;
    const now = clock();
    const minute = Math.floor(now / MINUTE_MS);
    const before = used.get(token);
    const count = before?.minute === minute ? before.count + 1 : 1;
    used.set(token, { minute, count });
    if (count > requestsPerMinute) throw overTheRate(requestsPerMinute, (minute + 1) * MINUTE_MS - now);
  };
}

/** A route behind `admit`. */
export function guarded(
  admit: Admit,
  method: string,
  path: string,
  anyOf: readonly Permission[],
  handle: Route["handle"],
): Route {
  return {
    method,
    path,
    handle: (request) => {
      admit(request, anyOf);
      return handle(request);
    },
  };
}

function authorize(tokens: TokenStore, request: SimRequest, anyOf: readonly string[]): string {
  const { authorization } = request.headers;
  try {
    return tokens.authorize(authorization, anyOf);
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    if (error.status === 403) {
      const permissions = anyOf.join(", ");
      const message = `Unable to perform the requested action. You are missing the following permission(s): ${permissions}`;
      const code = anyOf.length === 1 ? "missing.permissions" : "missing.any.permissions";
      throw new GenesysError(403, code, message, { messageParams: { permissions } });
    }
    if (authorization === undefined) {
      const message = "No authentication bearer token specified in authorization header.";
      throw new GenesysError(401, "authentication.required", message, {}, error.headers);
    }
    throw new GenesysError(401, "bad.credentials", "Invalid login credentials.", {}, error.headers);
  }
}

function overTheRate(requestsPerMinute: number, leftMs: number): GenesysError {
  const seconds = String(Math.max(1, Math.ceil(leftMs / 1000)));
  return new GenesysError(
    429,
    "too.many.requests",
    `Rate limit exceeded the maximum. Retry the request in [${seconds}] seconds`,
    { limit: { key: RATE_KEY, namespace: "platform.api", value: requestsPerMinute } },
    { "retry-after": seconds },
  );
}
