/** The one type of integration that the simulated organisation has. */
export const FUNCTION_TYPE = "function-data-actions";
/** Its one slot for credentials, and the type of credential that fits. */
export const CREDENTIAL_SLOT = "functionCredentials";
/** The type whose fields have the names that its owner gives them. */
export const CREDENTIAL_TYPE = "userDefined";

/** `GET /api/v2/integrations/types/function-data-actions`. */
export const FUNCTION_INTEGRATION_TYPE = {
  id: FUNCTION_TYPE,
  name: "Function Data Actions",
  description: "Data actions that run a function of one's own.",
  provider: "clouddirectory",
  category: "Data Actions",
  credentials: {
    [CREDENTIAL_SLOT]: { required: false, title: "Function credentials", credentialTypes: [CREDENTIAL_TYPE] },
  },
  nonInstallable: false,
  selfUri: `/api/v2/integrations/types/${FUNCTION_TYPE}`,
} as const;
