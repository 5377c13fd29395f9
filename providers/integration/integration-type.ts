/** The type under which states record an integration; it never changes. Alone in its file: it costs no import of Pulumi. */
export const INTEGRATION_TYPE = "pulumi-nodejs:dynamic/genesyscloud:FunctionIntegration";

/** The integration's name in a stack; the same in every stack, for each has one at most. */
export const INTEGRATION_NAME = "integration";
