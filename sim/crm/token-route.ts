import { jsonAnswer, type SimAnswer } from "../http/message";
import type { Route } from "../http/router";
import type { TokenStore } from "../http/token-store";

/** The only scope that this CRM has. */
export const CONTACTS_READ = "contacts:read";

/** A client that may ask for tokens. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * `POST /oauth/token`: client credentials grant with the client's id and secret in the form body.
 * ASSUMED: errors have the form of RFC 6749 section 5.2 (test/sim/crm/start-crm.test.ts).
 */
export function tokenRoute(tokens: TokenStore, credentials: ClientCredentials): Route {
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
      if ((form.get("scope") ?? CONTACTS_READ) !== CONTACTS_READ) {
        return refuse(400, "invalid_scope", `The only scope is ${CONTACTS_READ}.`);
      }
      return jsonAnswer(200, tokens.issue([CONTACTS_READ]), { "cache-control": "no-store" });
    },
  };
}

function isClient(form: URLSearchParams, { clientId, clientSecret }: ClientCredentials): boolean {
  return form.get("client_id") === clientId && form.get("client_secret") === clientSecret;
}

function refuse(status: number, error: string, description: string): SimAnswer {
  return jsonAnswer(status, { error, error_description: description });
}
