import type { RestDialect } from "../rest/rest-dialect";

/** How calls to Genesys Cloud and the advice after a failed one are worded. */
export const GENESYS_DIALECT: RestDialect = {
  name: "Genesys Cloud",
  codePrefix: "PLATFORM",
  addressKey: "genesysRegion (or genesysBaseUrl and genesysLoginUrl)",
  credentialKeys: "genesysClientId and genesysClientSecret",
  permissionAdvice:
    "Give the role of the OAuth client the permissions that docs/platforms.md lists, in the division that has the integration",
  maxCodeSize: "256 MB",
};
