/** The type under which states record an integration; it never changes. Alone in its file: it costs no import of Pulumi. */
export const INTEGRATION_TYPE = "pulumi-nodejs:dynamic/genesyscloud:FunctionIntegration";
