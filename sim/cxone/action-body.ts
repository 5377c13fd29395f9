import * as z from "zod";

const name = z.string().min(1).max(256);
const texts = z.record(z.string(), z.string());
const environmentName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, "a name is letters, digits and _");
const count = z.number().int().min(0);

const propertySchema = z.strictObject({
  type: z.enum(["string", "number", "integer", "boolean", "array", "object"]),
  title: z.string().optional(),
  description: z.string().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  enum: z.array(z.unknown()).min(1).optional(),
  default: z.unknown().optional(),
  examples: z.array(z.unknown()).optional(),
  minLength: count.optional(),
  maxLength: count.optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: count.optional(),
  maxItems: count.optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.boolean().optional(),
  get items() {
    return propertySchema.optional();
  },
  get properties() {
    return z.record(z.string().min(1), propertySchema).optional();
  },
});
const propertyMap = z.record(z.string().min(1), propertySchema);

const inputs = z
  .strictObject({ properties: propertyMap, required: z.array(z.string()).optional() })
  .superRefine(({ properties, required = [] }, context) => {
    const unknown = required.find((key) => !Object.hasOwn(properties, key));
    if (unknown === undefined) return;
    context.addIssue({ code: "custom", path: ["required"], message: `${unknown} is not in properties` });
  });

const base = {
  name,
  description: z.string().max(4096),
  inputs,
  outputs: z.strictObject({ properties: propertyMap }),
  code: z.string().min(1),
  runtime: z.literal("nodejs18", "must be nodejs18"),
};
const extensions = {
  timeoutSeconds: z
    .number("must be a whole number from 1 to 30")
    .int("must be a whole number from 1 to 30")
    .min(1, "must be a whole number from 1 to 30")
    .max(30, "must be a whole number from 1 to 30")
    .default(30),
  environment: z.record(environmentName, z.string()).default({}),
  tags: texts.default({}),
};
/** A server that does not know the extension takes its fields for noise: any value, and none of it is kept. */
const ignored = {
  timeoutSeconds: z.unknown().transform(() => 30),
  environment: z.unknown().transform((): Record<string, string> => ({})),
  tags: z.unknown().transform((): Record<string, string> => ({})),
};
const version = z.number().int().min(1);

/** The bodies of POST and PUT for one kind of server. */
export interface ActionBodySchemas {
  readonly create: z.ZodType<ActionCreateBody>;
  readonly replace: z.ZodType<ActionReplaceBody>;
}

const createBody = z.strictObject({ ...base, ...extensions });
const replaceBody = z.strictObject({ ...base, ...extensions, version });

/** A checked POST body, defaults filled in. `code` is not looked into yet. */
export type ActionCreateBody = z.output<typeof createBody>;
/** A checked PUT body. */
export type ActionReplaceBody = z.output<typeof replaceBody>;

/** The bodies of a server that knows the extension fields (the default), or of one that ignores them. */
export function actionBodySchemas(knowsExtensions: boolean): ActionBodySchemas {
  if (knowsExtensions) return { create: createBody, replace: replaceBody };
  return {
    create: z.strictObject({ ...base, ...ignored }),
    replace: z.strictObject({ ...base, ...ignored, version }),
  };
}
