import { defineAction } from "../define-action";
import { inputs, outputs } from "./contract";

/** The action that a test project has: it asks the CRM simulator, with the run-time that every action shares. */
export const action = defineAction({
  name: "contact-lookup",
  description: "Finds the caller's contact, for the tests",
  runtime: "nodejs18",
  timeoutSeconds: 30,
  contract: { inputs, outputs },
  success: { enrichmentSuccess: true },
  environment: {
    CRM_CLIENT_ID: { configKey: "crmClientId", kind: "text", purpose: "client id" },
    CRM_CLIENT_SECRET: { configKey: "crmClientSecret", secret: true, kind: "text", purpose: "client secret" },
    CRM_TOKEN_URL: { configKey: "crmAuthUrl", kind: "url", purpose: "token endpoint" },
    CRM_API_BASE_URL: { configKey: "crmBaseUrl", kind: "baseUrl", purpose: "base URL" },
  },
  smokeTest: {
    inputs: { externalId: "CRM-EXT-98765" },
    acceptedErrorCodes: [],
    shown: ["customerTier", "enrichmentSuccess", "errorDetails"],
  },
});
