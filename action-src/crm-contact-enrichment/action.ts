import { defineAction } from "../define-action";
import { inputs, outputs } from "./contract";

/** The action `crm-contact-enrichment`: finds the caller's contact in the CRM (docs/contract.md). */
export const action = defineAction({
  name: "crm-contact-enrichment",
  description: "Finds the caller's contact in the CRM and returns its record id, tier and last interaction",
  runtime: "nodejs18",
  timeoutSeconds: 30,
  contract: { inputs, outputs },
  success: { enrichmentSuccess: true, crmRecordId: /./ },
  environment: {
    CRM_CLIENT_ID: {
      configKey: "crmClientId",
      kind: "text",
      purpose: "OAuth client id the action signs in to the CRM with",
    },
    CRM_CLIENT_SECRET: {
      configKey: "crmClientSecret",
      secret: true,
      kind: "text",
      purpose: "OAuth client secret that belongs to the client id",
    },
    CRM_TOKEN_URL: {
      configKey: "crmAuthUrl",
      kind: "url",
      purpose: "URL of the CRM's OAuth token endpoint",
    },
    CRM_API_BASE_URL: {
      configKey: "crmBaseUrl",
      kind: "baseUrl",
      purpose: "base URL of the CRM's REST API, without /contacts",
    },
    CRM_SESSION_REUSE: {
      configKey: "crmSessionReuse",
      kind: "boolean",
      purpose: "whether a warm runtime keeps the CRM token across executions",
      default: "false",
    },
  },
  smokeTest: {
    inputs: { externalId: "CRM-EXT-98765", phoneNumber: "+15550199822" },
    acceptedErrorCodes: ["CRM_CONTACT_NOT_FOUND"],
    shown: ["customerTier", "enrichmentSuccess", "errorDetails"],
  },
});
