import type { EnvironmentDescription } from "../define-action";
import { ApiKeyAuthentication } from "../runtime/backend/api-key-authentication";
import { defineBackend } from "../runtime/run/define-backend";

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

/** An execution's way to the record lookup API. */
export const recordLookupApi = defineBackend(
  environment,
  ({ RECORD_LOOKUP_BASE_URL, RECORD_LOOKUP_API_KEY }) => ({
    // In the middle of a sentence, after "the"; its error codes begin with the prefix.
    name: "record lookup API",
    codePrefix: "RECORD_LOOKUP",
    baseUrl: RECORD_LOOKUP_BASE_URL,
    authentication: new ApiKeyAuthentication({ header: "x-api-key", key: RECORD_LOOKUP_API_KEY }),
  }),
);
