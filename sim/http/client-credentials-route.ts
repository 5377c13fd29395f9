import { jsonAnswer, type SimAnswer } from "./message";
import type { Route } from "./router";
import type { TokenStore } from "./token-store";

/** A client that may ask for tokens. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * `POST /oauth/token`: client credentials grant with the client's id and secret in the form body.
 * ASSUMED: errors have the form of RFC 6749 section 5.2 (test/sim/crm/start-crm.test.ts).
 *
 * @param scope the only one that there is; every token has it
 */
export function clientCredentialsRoute(
  tokens: TokenStore,
  credentials: ClientCredentials,
  scope: string,
): Route {
  return {
    method: "POST",
    path: "/oauth/token",
    handle: ({ headers, body }) => {
      const type = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
      if (type !== "application/x-www-form-urlencoded") {
        return refuse(400, "invalid_request", "The body must be form-encoded.");
      }
      const form = new URLSearchParams(body.toString("utf8"));
      if (form.get("grant_type") !== "client_credentials") {
        return refuse(400, "unsupported_grant_type", "grant_type must be client_credentials.");
      }
      if (!isClient(form, credentials)) {
        return refuse(401, "invalid_client", "Unknown client or wrong secret.");
      }
      if ((form.get("scope") ?? scope) !== scope) {
        return refuse(400, "invalid_scope", `The only scope is ${scope}.`);
      }
      return jsonAnswer(200, tokens.issue([scope]), { "cache-control": "no-store" });
    },
  };
}

function isClient(form: URLSearchParams, { clientId, clientSecret }: ClientCredentials): boolean {
  return form.get("client_id") === clientId && form.get("client_secret") === clientSecret;
}

function refuse(status: number, error: string, description: string): SimAnswer {
  return jsonAnswer(status, { error, error_description: description });
}
