import { checkFailure, type CheckFailure } from "./check-failure";
import { parseContract, type PropertySchema } from "../contract/contract-text";
import type { PlatformCapabilities } from "../platforms/platform-capabilities";
import { isObject, type Properties } from "../properties";
import { UNKNOWN } from "./unknown-value";

/** The types of JSON Schema, without null: a flow's variable holds a value or is not set. */
const TYPES = ["string", "number", "integer", "boolean", "object", "array"];

/** Checks the JSON Schemas of the inputs and outputs. */
export function checkContract(inputs: Properties, platform: PlatformCapabilities): CheckFailure[] {
  if (inputs["contract"] === UNKNOWN) return [];
  const contract = parseContract(inputs["contract"]);
  if (!contract) {
    return [
      checkFailure(
        "inputs and outputs",
        "are not a contract",
        "Give inputs as {properties, required} and outputs as {properties}, both of JSON Schema.",
      ),
    ];
  }
  const undeclared = contract.inputs.required.filter(
    (name) => !Object.hasOwn(contract.inputs.properties, name),
  );
  return [
    ...checkSchemas("inputs", contract.inputs.properties, platform),
    ...checkSchemas("outputs", contract.outputs.properties, platform),
    ...undeclared.map((name) =>
      checkFailure(
        `inputs.${name}`,
        "is required and has no schema",
        "Add it to inputs.properties, or take it out of inputs.required.",
      ),
    ),
    ...(platform.contractProblems?.(contract) ?? []).map(({ property, seen, remedy }) =>
      checkFailure(property, seen, remedy),
    ),
  ];
}

function checkSchemas(
  side: string,
  properties: Readonly<Record<string, PropertySchema>>,
  platform: PlatformCapabilities,
): CheckFailure[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const type: unknown = isObject(schema) ? schema["type"] : undefined;
    if (typeof type === "string" && TYPES.includes(type)) return [];
    const seen = `has no type ${platform.name} knows (${JSON.stringify(type) ?? "none"})`;
    return [checkFailure(`${side}.${name}`, seen, `Give it one type: ${TYPES.join(", ")}.`)];
  });
}
