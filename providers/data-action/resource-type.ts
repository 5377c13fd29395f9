/** The type under which states record a data action; it never changes. Alone in its file: it costs no import of Pulumi. */
export const DATA_ACTION_TYPE = "pulumi-nodejs:dynamic/cxone:DataAction";
