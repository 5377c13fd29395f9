import { HttpError } from "../http/http-error";
import type { InputsSchema, PropertySchema } from "./action";

/**
 * Holds an execution's inputs to the action's declaration: what is required is there, and every declared input has
 * its type and, with `enum`, one of its values. As in JSON Schema, an undeclared input is let through.
 *
 * @throws 400 `bad.request` with the input's name
 */
export function checkInputs(inputs: Readonly<Record<string, unknown>>, schema: InputsSchema): void {
  checkObject(inputs, schema, "inputs");
}

function checkObject(value: Readonly<Record<string, unknown>>, schema: InputsSchema, at: string): void {
  const missing = (schema.required ?? []).find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) throw refused(`${at}.${missing}`, "is required");
  for (const [name, property] of Object.entries(schema.properties)) {
    if (Object.hasOwn(value, name)) checkValue(value[name], property, `${at}.${name}`);
  }
}

function checkValue(value: unknown, schema: PropertySchema, at: string): void {
  if (!hasType(value, schema.type)) throw refused(at, `must be of type ${schema.type}`);
  const allowed = schema.enum?.map((entry) => JSON.stringify(entry));
  if (allowed && !allowed.includes(JSON.stringify(value))) {
    throw refused(at, `must be one of ${allowed.join(", ")}`);
  }
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items) value.forEach((item, index) => checkValue(item, items, `${at}.${index}`));
  } else if (typeof value === "object" && value !== null) {
    const { properties = {}, required } = schema;
    checkObject(value as Record<string, unknown>, { properties, required }, at);
  }
}

function hasType(value: unknown, type: PropertySchema["type"]): boolean {
  switch (type) {
    case "integer":
      return Number.isInteger(value);
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}

function refused(at: string, what: string): HttpError {
  return new HttpError(400, "bad.request", `${at}: ${what}`);
}
