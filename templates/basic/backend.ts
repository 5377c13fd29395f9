import type { EnvironmentDescription } from "../define-action";
import { BasicAuthentication } from "../runtime/backend/basic-authentication";
import { defineBackend } from "../runtime/run/define-backend";

/** What the stack's configuration has to say of the record lookup API: each key is asked for by its name. */
export const environment = {
  RECORD_LOOKUP_BASE_URL: {
    configKey: "recordLookupBaseUrl",
    kind: "baseUrl",
    purpose: "base URL of the record lookup API, without /records",
  },
  RECORD_LOOKUP_USER: {
    configKey: "recordLookupUser",
    kind: "text",
    purpose: "user that the action signs in to the record lookup API as",
  },
  RECORD_LOOKUP_PASSWORD: {
    configKey: "recordLookupPassword",
    secret: true,
    kind: "text",
    purpose: "password of that user",
  },
} as const satisfies EnvironmentDescription;

/** An execution's way to the record lookup API. */
export const recordLookupApi = defineBackend(environment, ({ RECORD_LOOKUP_BASE_URL, ...login }) => ({
  // In the middle of a sentence, after "the"; its error codes begin with the prefix.
  name: "record lookup API",
  codePrefix: "RECORD_LOOKUP",
  baseUrl: RECORD_LOOKUP_BASE_URL,
  authentication: new BasicAuthentication({
    user: login.RECORD_LOOKUP_USER,
    password: login.RECORD_LOOKUP_PASSWORD,
  }),
}));
