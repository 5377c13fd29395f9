import type { RestDialect } from "../rest/rest-dialect";

/** How calls to CXone and the advice after a failed one are worded. */
export const CXONE_DIALECT: RestDialect = {
  name: "CXone",
  codePrefix: "CXONE",
  addressKey: "cxoneBaseUrl",
  credentialKeys: "cxoneClientId and cxoneClientSecret",
  permissionAdvice: "Grant the OAuth client the scope data:actions:write",
  maxCodeSize: "5 MiB",
};
