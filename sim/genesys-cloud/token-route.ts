import type { SimRequest } from "../http/message";
import { jsonAnswer } from "../http/message";
import type { Route } from "../http/router";
import type { TokenStore } from "../http/token-store";
import { ALL_PERMISSIONS, type Permission } from "./admission";

/** An OAuth client of the organisation. */
export interface GenesysClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the roles of the client allow. Default: everything. */
  readonly permissions?: readonly Permission[];
}

/**
 * `POST /oauth/token` on the login host: client credentials with HTTP Basic and a form. Its errors are OAuth's own, not
 * an `ErrorBody`.
 */
export function tokenRoute(tokens: TokenStore, clients: readonly GenesysClient[]): Route {
  return {
    method: "POST",
    path: "/oauth/token",
    handle: (request) => {
      const client = clients.find((each) => basicOf(each) === basicIn(request));
      if (!client) return oauthError(401, "invalid_client", "client not found or its secret is wrong");
      const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
      if (type !== "application/x-www-form-urlencoded")
        return oauthError(400, "invalid_request", "the body must be a form");
      const grant = new URLSearchParams(request.body.toString("utf8")).get("grant_type");
      if (grant !== "client_credentials")
        return oauthError(400, "unsupported_grant_type", "grant_type must be client_credentials");
      return jsonAnswer(200, tokens.issue(client.permissions ?? ALL_PERMISSIONS), {
        "cache-control": "no-store",
      });
    },
  };
}

function oauthError(status: number, error: string, description: string) {
  return jsonAnswer(status, { error, description, error_description: description });
}

function basicOf({ clientId, clientSecret }: GenesysClient): string {
  return `${clientId}:${clientSecret}`;
}

function basicIn({ headers }: SimRequest): string {
  const encoded = headers.authorization?.match(/^Basic +(\S+)$/i)?.[1] ?? "";
  return Buffer.from(encoded, "base64").toString("utf8");
}
