import type { ActionContract, PropertySchema } from "../../../providers/contract/contract-text";
import { propertyOf } from "../../../providers/contract/contract-text";

/**
 * What a contract of this project cannot say of one that exists, a line for each property. An update would change the
 * platform's contract so.
 */
export function contractDifferences(live: ActionContract, declared: ActionContract): string[] {
  const { properties, required } = live.inputs;
  const unknownInputs = required.filter((name) => propertyOf(properties, name) === undefined);
  return [
    ...sideDifferences("inputs", properties, declared.inputs.properties),
    ...sideDifferences("outputs", live.outputs.properties, declared.outputs.properties),
    ...unknownInputs.map((name) => `inputs.${name}: it is required and not declared, and is left out`),
  ];
}

function sideDifferences(
  side: string,
  live: Readonly<Record<string, PropertySchema>>,
  declared: Readonly<Record<string, PropertySchema>>,
): string[] {
  return Object.entries(live).flatMap(([name, schema]) => {
    const [before, after] = [shown(schema), shown(propertyOf(declared, name) ?? {})];
    return before === after ? [] : [`${side}.${name}: it is ${before} there, and ${after} here`];
  });
}

function shown(schema: PropertySchema): string {
  return JSON.stringify(Object.fromEntries(Object.entries(schema).sort(([a], [b]) => (a < b ? -1 : 1))));
}
