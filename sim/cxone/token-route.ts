import * as z from "zod";
import { HttpError } from "../http/http-error";
import { jsonAnswer, type SimRequest } from "../http/message";
import type { Route } from "../http/router";
import type { TokenStore } from "../http/token-store";
import { holdTo, parseJsonBody } from "../http/parse-json-body";

/** An OAuth client of the organisation. */
export interface CxoneClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Default: every scope of the contract. */
  readonly scopes?: readonly string[];
}

const tokenRequest = z.strictObject({
  grant_type: z.literal("client_credentials", "must be client_credentials"),
  scope: z.string().min(1).optional(),
  // Some clients repeat the credentials in the body; HTTP Basic is what counts.
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
});

/**
 * `POST /oauth/token`: client credentials grant with HTTP Basic. The token carries those of the asked scopes that
 * the client was granted, as OAuth allows; a call that needs another is answered 403.
 *
 * @param defaultScopes of a client that names none
 * @param takeFromRate throws 429 when over the rate
 */
export function tokenRoute(
  tokens: TokenStore,
  clients: readonly CxoneClient[],
  defaultScopes: readonly string[],
  takeFromRate: () => void,
): Route {
  return {
    method: "POST",
    path: "/oauth/token",
    handle: (request) => {
      takeFromRate();
      const client = authenticate(request, clients);
      const { scope } = readTokenRequest(request);
      const granted = client.scopes ?? defaultScopes;
      const asked = scope?.split(" ") ?? granted;
      const issued = tokens.issue(asked.filter((name) => granted.includes(name)));
      return jsonAnswer(200, issued, { "cache-control": "no-store" });
    },
  };
}

function readTokenRequest(request: SimRequest): z.output<typeof tokenRequest> {
  const form = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true;
  if (!form) return parseJsonBody(request, tokenRequest);
  return holdTo(tokenRequest, Object.fromEntries(new URLSearchParams(request.body.toString("utf8"))));
}

function authenticate({ headers }: SimRequest, clients: readonly CxoneClient[]): CxoneClient {
  const encoded = headers.authorization?.match(/^Basic +(\S+)$/i)?.[1] ?? "";
  const [, id, secret] =
    Buffer.from(encoded, "base64")
      .toString("utf8")
      .match(/^([^:]*):(.*)$/s) ?? [];
  const client = clients.find(({ clientId, clientSecret }) => clientId === id && clientSecret === secret);
  if (client) return client;
  throw new HttpError(401, "bad.credentials", "Unknown client or wrong secret.", {
    "www-authenticate": 'Basic realm="cxone"',
  });
}
