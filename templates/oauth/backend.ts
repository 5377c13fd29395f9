import type { EnvironmentDescription } from "../define-action";
import { OAuthAuthentication } from "../runtime/backend/oauth-authentication";
import { defineBackend } from "../runtime/run/define-backend";

/** What the stack's configuration has to say of the record lookup API: each key is asked for by its name. */
export const environment = {
  RECORD_LOOKUP_BASE_URL: {
    configKey: "recordLookupBaseUrl",
    kind: "baseUrl",
    purpose: "base URL of the record lookup API, without /records",
  },
  RECORD_LOOKUP_TOKEN_URL: {
    // Not recordLookupTokenUrl: the CLI refuses a plain value whose key looks like a secret.
    configKey: "recordLookupAuthUrl",
    kind: "url",
    purpose: "URL of the record lookup API's OAuth token endpoint",
  },
  RECORD_LOOKUP_CLIENT_ID: {
    configKey: "recordLookupClientId",
    kind: "text",
    purpose: "OAuth client id the action signs in to the record lookup API with",
  },
  RECORD_LOOKUP_CLIENT_SECRET: {
    configKey: "recordLookupClientSecret",
    secret: true,
    kind: "text",
    purpose: "OAuth client secret that belongs to the client id",
  },
} as const satisfies EnvironmentDescription;

/** An execution's way to the record lookup API. */
export const recordLookupApi = defineBackend(
  environment,
  ({ RECORD_LOOKUP_BASE_URL, ...client }, clock) => ({
    // In the middle of a sentence, after "the"; its error codes begin with the prefix.
    name: "record lookup API",
    codePrefix: "RECORD_LOOKUP",
    baseUrl: RECORD_LOOKUP_BASE_URL,
    authentication: new OAuthAuthentication(
      {
        tokenUrl: client.RECORD_LOOKUP_TOKEN_URL,
        clientId: client.RECORD_LOOKUP_CLIENT_ID,
        clientSecret: client.RECORD_LOOKUP_CLIENT_SECRET,
        scope: "records:read",
      },
      clock,
    ),
  }),
  // Executions of a warm runtime go on with one token while it is good.
  { reusesSession: true },
);
