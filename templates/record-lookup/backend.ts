import type { EnvironmentDescription } from "../define-action";
import { ApiKeyAuthentication } from "../runtime/backend/api-key-authentication";
import type { BackendClient } from "../runtime/backend/backend-client";
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
  RECORD_LOOKUP_API_KEY: {
    configKey: "recordLookupApiKey",
    secret: true,
    kind: "text",
    purpose: "API key that the record lookup API knows the action by",
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
    authentication: new ApiKeyAuthentication({
      header: "x-api-key",
      key: settingOf(values, "RECORD_LOOKUP_API_KEY"),
    }),
  } as const;
  return warm.client(backend, execution, false);
}
