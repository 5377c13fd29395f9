import type { EnvironmentDescription } from "../define-action";
import type { BackendClient } from "../runtime/backend/backend-client";
import { OAuthAuthentication } from "../runtime/backend/oauth-authentication";
import type { Execution } from "../runtime/execution/execution";
import { settingOf } from "../runtime/execution/setting";
import { readEnvironment } from "../runtime/run/environment";
import type { WarmRuntime } from "../runtime/run/warm-runtime";

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

/** An execution's way to the record lookup API. @throws CONFIGURATION_INVALID */
export function recordLookupApi(execution: Execution, warm: WarmRuntime): BackendClient {
  const values = readEnvironment(environment, warm.platform.environment);
  const backend = {
    // In the middle of a sentence, after "the"; its error codes begin with the prefix.
    name: "record lookup API",
    codePrefix: "RECORD_LOOKUP",
    baseUrl: settingOf(values, "RECORD_LOOKUP_BASE_URL"),
    authentication: new OAuthAuthentication(
      {
        tokenUrl: settingOf(values, "RECORD_LOOKUP_TOKEN_URL"),
        clientId: settingOf(values, "RECORD_LOOKUP_CLIENT_ID"),
        clientSecret: settingOf(values, "RECORD_LOOKUP_CLIENT_SECRET"),
        scope: "records:read",
      },
      warm.platform.clock,
    ),
  } as const;
  // True: executions of a warm runtime go on with one token while it is good.
  return warm.client(backend, execution, true);
}
