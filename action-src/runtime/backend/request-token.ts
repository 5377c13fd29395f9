import { backendFailure } from "../execution/action-failure";
import type { BackendIdentity } from "../execution/backend-identity";
import type { Setting } from "../execution/setting";
import type { BackendContext } from "./backend-call";
import { isHeaderValue } from "./header-value";
import { LIMITS } from "../execution/limits";
import { sendWithRetries } from "./send-with-retries";
import type { GrantedToken } from "./token-manager";

/** What an action signs in with by the client credentials grant. */
export interface OAuthClient {
  readonly tokenUrl: Setting;
  readonly clientId: Setting;
  readonly clientSecret: Setting;
  /** Scope that the action asks for, such as `contacts:read`. */
  readonly scope: string;
}

/**
 * Asks for a token: the client credentials grant, form-encoded (docs/contract.md).
 * @throws the backend's UNAUTHORIZED, INVALID_RESPONSE, REQUEST_REJECTED and what `sendWithRetries` throws
 */
export async function requestToken(
  { tokenUrl, clientId, clientSecret, scope }: OAuthClient,
  context: BackendContext,
): Promise<GrantedToken> {
  const { backend } = context;
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId.value,
    client_secret: clientSecret.value,
    scope,
  }).toString();
  const headers = { accept: "application/json", "content-type": "application/x-www-form-urlencoded" };
  const { status, json } = await sendWithRetries(
    {
      step: "token",
      operation: "The token request",
      isTokenRequest: true,
      request: { method: "POST", url: tokenUrl.value, headers, body },
    },
    context,
  );
  if (status === 400 || status === 401 || status === 403) {
    throw backendFailure(
      backend,
      "UNAUTHORIZED",
      `The ${backend.name}'s token endpoint refused the credentials with status ${status}. ` +
        `Check ${clientId.variable} and ${clientSecret.variable}, and that the client may use the scope ${scope}.`,
    );
  }
  if (status >= 300) {
    throw backendFailure(
      backend,
      "REQUEST_REJECTED",
      `The token request met status ${status}; redirects are not followed. Check ${tokenUrl.variable}.`,
    );
  }
  return readToken(json, tokenUrl, backend);
}

function readToken(json: unknown, tokenUrl: Setting, backend: BackendIdentity): GrantedToken {
  const { access_token: accessToken, expires_in: expiresIn } = (json ?? {}) as Record<string, unknown>;
  if (
    typeof accessToken !== "string" ||
    accessToken.length > LIMITS.maxTokenLength ||
    !isHeaderValue(accessToken)
  ) {
    throw backendFailure(
      backend,
      "INVALID_RESPONSE",
      `The ${backend.name}'s token endpoint answered without a usable access_token. Check ${tokenUrl.variable}.`,
    );
  }
  // ASSUMED: a token without a lifetime is good until it is refused (handler.token.test.ts).
  const lifetimeMs = Number(expiresIn ?? NaN) * 1000;
  return { accessToken, lifetimeMs: Number.isNaN(lifetimeMs) ? Infinity : Math.max(0, lifetimeMs) };
}
