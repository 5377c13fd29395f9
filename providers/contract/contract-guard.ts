import { checkFailure, type CheckFailure } from "../data-action/check-failure";
import { isObject, type ActionContract, type PropertySchema } from "./contract-text";

/**
 * Finds what would break the Studio flows that use the deployed contract: an output that is gone or has another type,
 * an input that became required or has another type. Optional additions pass.
 */
export function findBreakingChanges(deployed: ActionContract, next: ActionContract): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const refuse = (property: string, seen: string) =>
    failures.push(
      checkFailure(
        property,
        `${seen}, and Studio flows use it`,
        "Keep it as it was, or allow the change with allowBreakingContract once the flows are ready for it.",
        "CONTRACT_BREAKING",
      ),
    );
  for (const [name, schema] of Object.entries(deployed.outputs.properties)) {
    const nextSchema = next.outputs.properties[name];
    if (nextSchema === undefined) refuse(`outputs.${name}`, "was removed");
    else if (shape(schema) !== shape(nextSchema)) refuse(`outputs.${name}`, retyped(schema, nextSchema));
  }
  for (const [name, schema] of Object.entries(next.inputs.properties)) {
    const before = deployed.inputs.properties[name];
    const required = next.inputs.required.includes(name);
    if (before === undefined && required) refuse(`inputs.${name}`, "was added as a required input");
    else if (before === undefined) continue;
    else if (shape(before) !== shape(schema)) refuse(`inputs.${name}`, retyped(before, schema));
    else if (required && !deployed.inputs.required.includes(name))
      refuse(`inputs.${name}`, "became required");
  }
  return failures;
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
