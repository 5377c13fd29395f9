/**
 * The configuration keys of the connection to Genesys Cloud by the provider's setting they are for, in the project's
 * namespace. The environment variables are those that the Terraform provider and the CLI of the platform read as well.
 * The address is the region's, or the two URLs. Plain JavaScript, because infra/stack-providers.js runs before TypeScript
 * is compiled.
 */
const connectionKeys = /** @type {const} */ ({
  region: {
    name: "genesysRegion",
    purpose:
      "region of the organisation: its domain, such as mypurecloud.ie, or its AWS region, such as eu-west-1",
    kind: "text",
    secret: false,
    environmentVariable: "GENESYSCLOUD_REGION",
    default: "",
    example: "mypurecloud.ie",
  },
  baseUrl: {
    name: "genesysBaseUrl",
    purpose: "base URL of the Genesys Cloud API, instead of the region's",
    kind: "origin",
    secret: false,
    default: "",
    example: "https://api.mypurecloud.ie",
  },
  loginUrl: {
    name: "genesysLoginUrl",
    purpose: "base URL where tokens are asked for, instead of the region's",
    kind: "origin",
    secret: false,
    default: "",
    example: "https://login.mypurecloud.ie",
  },
  clientId: {
    name: "genesysClientId",
    purpose: "OAuth client id at Genesys Cloud",
    kind: "text",
    secret: false,
    environmentVariable: "GENESYSCLOUD_OAUTHCLIENT_ID",
    example: "ID",
  },
  clientSecret: {
    name: "genesysClientSecret",
    purpose: "OAuth client secret at Genesys Cloud",
    kind: "text",
    secret: true,
    environmentVariable: "GENESYSCLOUD_OAUTHCLIENT_SECRET",
  },
});

module.exports = { connectionKeys };
