import * as z from "zod";
import { declaredSchema } from "../../providers/contract/declared-schema";

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
export function toApiSchema(schema: z.ZodObject, direction: "input" | "output"): ApiSchema {
  const json = z.toJSONSchema(schema, { io: direction });
  const properties = Object.entries(json.properties ?? {}).map(([name, property]) => [
    name,
    declaredSchema(property),
  ]);
  return {
    properties: Object.fromEntries(properties) as ApiSchema["properties"],
    required: json.required ?? [],
  };
}

/**
 * What keeps {@link toApiSchema} from declaring a contract: its properties that JSON Schema cannot express, each with
 * the reason, such as `at: Date cannot be represented in JSON Schema`.
 */
export function apiSchemaProblems(schema: z.ZodObject, direction: "input" | "output"): string[] {
  return Object.entries(schema.shape).flatMap(([name, property]) => {
    try {
      z.toJSONSchema(property, { io: direction });
      return [];
    } catch (error) {
      return [`${name}: ${(error as Error).message}`];
    }
  });
}
