import { badRequest } from "../genesys-error";
import type { JsonSchema } from "../store/records";

const SIMPLE_TYPES = ["string", "integer", "number", "boolean", "null"];
const INPUT_NAME = /^[a-zA-Z][a-zA-Z0-9_-]*$/;
const RESERVED_NAMES = ["orgId", "integrationId", "rawRequest"];

/**
 * Holds an input schema to what Genesys Cloud takes: a flat object whose properties have one simple type each and
 * names of letters, digits, `_` and `-`. Source: help.mypurecloud.com/?p=141876 and the error that the platform shows.
 *
 * @throws 400 `bad.request` "Failed Validation of contract.input.inputSchema as a simple properties schema…"
 */
export function checkInputSchema(schema: JsonSchema): void {
  const problem = inputProblem(schema);
  if (problem === undefined) return;
  throw badRequest(
    `Failed Validation of contract.input.inputSchema as a simple properties schema: ${problem}`,
    { details: [{ fieldName: "contract.input.inputSchema" }] },
  );
}

/**
 * Holds an output schema to what Genesys Cloud takes: an object, or a list, without references and without a list in a
 * list.
 *
 * @throws 400 `bad.request`
 */
export function checkSuccessSchema(schema: JsonSchema): void {
  const problem =
    generalProblem(schema) ??
    (schema.type === "object" || schema.type === "array" ? undefined : "the type must be object or array") ??
    (hasNestedArrays(schema, false) ? "nested arrays are not supported" : undefined);
  if (problem === undefined) return;
  throw badRequest(`Failed Validation of contract.output.successSchema: ${problem}`, {
    details: [{ fieldName: "contract.output.successSchema" }],
  });
}

function inputProblem(schema: JsonSchema): string | undefined {
  const general = generalProblem(schema);
  if (general !== undefined) return general;
  if (schema.type !== "object") return "the type must be object";
  for (const [name, property] of Object.entries(propertiesOf(schema))) {
    if (!INPUT_NAME.test(name)) return `the name ${JSON.stringify(name)} must match ${INPUT_NAME.source}`;
    if (RESERVED_NAMES.includes(name)) return `the name ${name} is reserved`;
    const type = isObject(property) ? property.type : undefined;
    if (typeof type !== "string" || !SIMPLE_TYPES.includes(type))
      return `${name} must have one of the types ${SIMPLE_TYPES.join(", ")}`;
  }
  return undefined;
}

/** What holds on both sides. Draft-04, which the platform's schemas name, wants at least one name in `required`. */
function generalProblem(schema: JsonSchema): string | undefined {
  if (hasReference(schema)) return "$ref is not supported";
  return requiredProblem(schema);
}

function requiredProblem(schema: unknown): string | undefined {
  if (Array.isArray(schema)) return first(schema.map(requiredProblem));
  if (!isObject(schema)) return undefined;
  const { required, properties } = schema;
  if (properties !== undefined && !isObject(properties)) return "properties must be an object";
  if (required !== undefined) {
    if (
      !Array.isArray(required) ||
      required.length === 0 ||
      required.some((name) => typeof name !== "string")
    )
      return "required must be a list of at least one name";
    if (new Set(required).size !== required.length) return "required must name each property once";
  }
  return first([
    ...Object.values(propertiesOf(schema)).map(requiredProblem),
    requiredProblem(schema.items),
    requiredProblem(schema.additionalProperties),
  ]);
}

function hasReference(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasReference);
  if (!isObject(value)) return false;
  return typeof value.$ref === "string" || Object.values(value).some(hasReference);
}

function hasNestedArrays(schema: unknown, insideArray: boolean): boolean {
  if (!isObject(schema)) return false;
  const isArray = schema.type === "array" || schema.items !== undefined;
  if (isArray && insideArray) return true;
  return [schema.items, ...Object.values(propertiesOf(schema))].some((part) =>
    hasNestedArrays(part, insideArray || isArray),
  );
}

function propertiesOf(schema: JsonSchema): Readonly<Record<string, unknown>> {
  return isObject(schema.properties) ? schema.properties : {};
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function first(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined);
}
