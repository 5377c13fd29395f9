/** The type under which states record the resource; it never changes. */
export const DATA_ACTION_TYPE = "pulumi-nodejs:dynamic/cxone:DataAction";
