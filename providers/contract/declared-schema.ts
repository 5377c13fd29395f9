import { isObject } from "../properties";
import type { PropertySchema } from "./contract-text";

/** What flows bind to; bounds such as `maxLength` are checked at run time and stay out of a platform's contract. */
const DECLARED = ["type", "description", "format", "enum"] as const;

/**
 * The part of a JSON Schema that a contract declares. An array's items are declared too, and the properties of those that
 * are objects; items that may be anything are not.
 */
export function declaredSchema(schema: unknown): PropertySchema {
  if (!isObject(schema)) return {};
  const declared = pick(schema);
  if (schema["type"] !== "array") return declared;
  const items = declaredItems(schema["items"]);
  return Object.keys(items).length > 0 ? { ...declared, items } : declared;
}

function declaredItems(items: unknown): PropertySchema {
  const declared = declaredSchema(items);
  const properties =
    isObject(items) && isObject(items["properties"]) ? Object.entries(items["properties"]) : [];
  if (properties.length === 0) return declared;
  const each = properties.map(([name, property]) => [name, declaredItems(property)] as const);
  return { ...declared, properties: Object.fromEntries(each) };
}

function pick(schema: PropertySchema): PropertySchema {
  const keywords = DECLARED.map((keyword) => [keyword, schema[keyword]] as const);
  return Object.fromEntries(keywords.filter(([, value]) => value !== undefined));
}
