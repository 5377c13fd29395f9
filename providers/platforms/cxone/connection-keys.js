/**
 * The configuration keys of the connection to CXone by the provider's setting they are for, in the project's namespace:
 * all that the provider is told. `example` is what a message puts in the value's place. Plain JavaScript, because
 * infra/stack-providers.js runs before TypeScript is compiled.
 */
const connectionKeys = /** @type {const} */ ({
  baseUrl: {
    name: "cxoneBaseUrl",
    purpose: "base URL of the CXone API, for example https://api.cxone.example.com",
    kind: "baseUrl",
    secret: false,
    example: "https://api.cxone.example.com",
  },
  clientId: {
    name: "cxoneClientId",
    purpose: "OAuth client id at CXone",
    kind: "text",
    secret: false,
    environmentVariable: "CXONE_CLIENT_ID",
    example: "ID",
  },
  clientSecret: {
    name: "cxoneClientSecret",
    purpose: "OAuth client secret at CXone",
    kind: "text",
    secret: true,
    environmentVariable: "CXONE_CLIENT_SECRET",
  },
});

module.exports = { connectionKeys };
