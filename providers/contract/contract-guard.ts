import { isObject } from "../properties";
import { propertyOf, type ActionContract, type PropertySchema } from "./contract-text";

/** A change that breaks the Studio flows which use a contract. */
export interface BreakingChange {
  /** `inputs.NAME` or `outputs.NAME`. */
  readonly property: string;
  /** What happened to it, in words that follow its name. */
  readonly seen: string;
}

/**
 * Finds what would break the Studio flows that use the deployed contract: an output that is gone or has another type,
 * an input that became required or has another type. Optional additions pass.
 */
export function findBreakingChanges(deployed: ActionContract, next: ActionContract): BreakingChange[] {
  const changes: BreakingChange[] = [];
  const add = (property: string, seen: string) => changes.push({ property, seen });
  for (const [name, schema] of Object.entries(deployed.outputs.properties)) {
    const nextSchema = propertyOf(next.outputs.properties, name);
    if (nextSchema === undefined) add(`outputs.${name}`, "was removed");
    else if (!isSameShape(schema, nextSchema)) add(`outputs.${name}`, retyped(schema, nextSchema));
  }
  for (const [name, schema] of Object.entries(next.inputs.properties)) {
    const before = propertyOf(deployed.inputs.properties, name);
    const required = next.inputs.required.includes(name);
    if (before === undefined && required) add(`inputs.${name}`, "was added as a required input");
    else if (before === undefined) continue;
    else if (!isSameShape(before, schema)) add(`inputs.${name}`, retyped(before, schema));
    else if (required && !deployed.inputs.required.includes(name)) add(`inputs.${name}`, "became required");
  }
  return changes;
}

/** An array whose items were not declared, and are now, is still an array of what it always held. */
function isSameShape(before: unknown, after: unknown): boolean {
  if (!isObject(before) || !isObject(after)) return shape(before) === shape(after);
  const { items: _items, ...open } = after;
  const wasOpen = before["type"] === "array" && before["items"] === undefined;
  return shape(before) === shape(wasOpen ? open : after);
}

/** The part of a schema that a flow's variable depends on; descriptions and bounds may change. */
function shape(schema: unknown): string {
  if (!isObject(schema)) return JSON.stringify(schema) ?? "";
  const { type, format, items } = schema;
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const members = Object.keys(properties)
    .sort()
    .map((name) => [name, shape(properties[name])]);
  return JSON.stringify([type, format, items === undefined ? null : shape(items), members]);
}

function retyped(before: PropertySchema, after: PropertySchema): string {
  return `changed its type from ${typeName(before)} to ${typeName(after)}`;
}

function typeName({ type, format }: PropertySchema): string {
  return [type, format].filter((part) => typeof part === "string").join(" ") || "none";
}
