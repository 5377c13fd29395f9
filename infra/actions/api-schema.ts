import * as z from "zod";
import { declaredSchema } from "../../providers/contract/declared-schema";
import { SchemaReferences } from "./schema-references";
import { textOfThrown } from "./text-of-thrown";

/** A property as the CXone API declares it: a JSON Schema property object. */
export type ApiProperty = {
  readonly type: string;
  readonly description?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  /** Of an array, unless they may be anything. */
  readonly items?: Readonly<Record<string, unknown>>;
};

/** An action's inputs or outputs as the CXone API declares them. */
export interface ApiSchema {
  readonly properties: Readonly<Record<string, ApiProperty>>;
  readonly required: readonly string[];
}

/** The API's declaration of a zod object: the same contract that the handler validates with. */
export function toApiSchema(schema: z.ZodObject, direction: Direction): ApiSchema {
  const json = jsonSchemaOf(schema, direction);
  const properties = Object.entries(json.properties ?? {}).map(([name, property]) => [
    name,
    declaredSchema(property),
  ]);
  return {
    properties: Object.fromEntries(properties) as ApiSchema["properties"],
    required: [...(json.required ?? [])],
  };
}

/**
 * What keeps {@link toApiSchema} from declaring a contract: its properties that JSON Schema cannot express, each with
 * the reason, such as `at: Date cannot be represented in JSON Schema`.
 */
export function apiSchemaProblems(schema: z.ZodObject, direction: Direction): string[] {
  if (wholeSchemaProblem(schema, direction) === undefined) return [];
  return Object.entries(schema.shape).flatMap(([name, property]) => {
    const problem = problemOf(() => z.toJSONSchema(property, { io: direction }));
    return problem === undefined ? [] : [`${name}: ${problem}`];
  });
}

/** What keeps {@link toApiSchema} from declaring a contract; that may be none of its properties, such as a `catchall`. */
export function wholeSchemaProblem(schema: z.ZodObject, direction: Direction): string | undefined {
  return problemOf(() => jsonSchemaOf(schema, direction));
}

/** What keeps the fields of a contract from being read at all: one may be a getter that throws. */
export function fieldsProblem(schema: z.ZodObject): string | undefined {
  return problemOf(() => Object.entries(schema.shape));
}

type Direction = "input" | "output";
type JsonSchema = z.core.JSONSchema.BaseSchema;

/** A description is looked at before it is released: the same conversion serves both. */
const converted = {
  input: new WeakMap<z.ZodObject, JsonSchema>(),
  output: new WeakMap<z.ZodObject, JsonSchema>(),
};

function jsonSchemaOf(schema: z.ZodObject, direction: Direction): JsonSchema {
  const known = converted[direction].get(schema);
  if (known) return known;
  const whole = z.toJSONSchema(schema, { io: direction });
  const references = new SchemaReferences(whole);
  const contract: JsonSchema = references.contract;
  const properties = Object.entries(contract.properties ?? {}).map(
    ([name, property]) => [name, references.inProperty(property)] as const,
  );
  const json = { ...contract, properties: Object.fromEntries(properties) } as JsonSchema;
  converted[direction].set(schema, json);
  return json;
}

function problemOf(convert: () => unknown): string | undefined {
  try {
    convert();
    return undefined;
  } catch (error) {
    // Whatever a default of theirs throws.
    const { message } = Object(error) as { message?: unknown };
    return typeof message === "string" ? message : textOfThrown(error);
  }
}
