import { ActionFailure } from "../execution/action-failure";
import type { AttemptContext } from "./attempt-request";
import type { CrmBackend } from "./crm-backend";
import { LIMITS } from "../execution/limits";
import { sendWithRetries } from "./send-with-retries";
import type { GrantedToken } from "./token-manager";

/**
 * Asks the CRM for a token: the client credentials grant, form-encoded (docs/contract.md).
 * @throws CRM_UNAUTHORIZED, CRM_INVALID_RESPONSE, CRM_REQUEST_REJECTED and what `sendWithRetries` throws
 */
export async function requestToken(
  { tokenUrl, clientId, clientSecret, scope, variables }: CrmBackend,
  context: AttemptContext,
): Promise<GrantedToken> {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: clientSecret,
    scope,
  }).toString();
  const headers = { accept: "application/json", "content-type": "application/x-www-form-urlencoded" };
  const { status, json } = await sendWithRetries(
    {
      step: "token",
      operation: "The token request",
      isTokenRequest: true,
      request: { method: "POST", url: tokenUrl, headers, body },
    },
    context,
  );
  if (status === 400 || status === 401 || status === 403) {
    throw new ActionFailure(
      "CRM_UNAUTHORIZED",
      `The CRM's token endpoint refused the credentials with status ${status}. ` +
        `Check ${variables.clientId} and ${variables.clientSecret}, and that the client may use the scope ${scope}.`,
    );
  }
  if (status >= 300) {
    throw new ActionFailure(
      "CRM_REQUEST_REJECTED",
      `The token request met status ${status}; redirects are not followed. Check ${variables.tokenUrl}.`,
    );
  }
  return readToken(json, variables.tokenUrl);
}

/** A header value: visible ASCII, so that a token cannot smuggle in a header of its own. */
const TOKEN = /^[\x21-\x7e]+$/;

function readToken(json: unknown, tokenUrlVariable: string): GrantedToken {
  const { access_token: accessToken, expires_in: expiresIn } = (json ?? {}) as Record<string, unknown>;
  if (
    typeof accessToken !== "string" ||
    accessToken.length > LIMITS.maxTokenLength ||
    !TOKEN.test(accessToken)
  ) {
    throw new ActionFailure(
      "CRM_INVALID_RESPONSE",
      `The CRM's token endpoint answered without a usable access_token. Check ${tokenUrlVariable}.`,
    );
  }
  // ASSUMED: a token without a lifetime is good until it is refused (handler.token.test.ts).
  const lifetimeMs = Number(expiresIn ?? NaN) * 1000;
  return { accessToken, lifetimeMs: Number.isNaN(lifetimeMs) ? Infinity : Math.max(0, lifetimeMs) };
}
