import { findBreakingChanges } from "./contract-guard";
import { propertyOf, type ActionContract, type PropertySchema } from "./contract-text";

/** One difference between two contracts. */
export interface ContractChange {
  /** `inputs.NAME` or `outputs.NAME`. */
  readonly property: string;
  readonly kind: "added" | "removed" | "retyped" | "became required" | "became optional" | "described anew";
  /** The type, its format, and whether it is required; empty where there is none. */
  readonly before: string;
  readonly after: string;
  /** Whether Studio flows that use the property break, as the provider's check sees it. */
  readonly breaking: boolean;
}

interface Side {
  readonly properties: Readonly<Record<string, PropertySchema>>;
  readonly required: readonly string[];
}

/** Every difference of two contracts, inputs before outputs, each in the order of names. */
export function contractChanges(before: ActionContract, after: ActionContract): ContractChange[] {
  const broken = new Set(findBreakingChanges(before, after).map(({ property }) => property));
  const changes = [
    ...sideChanges("inputs", before.inputs, after.inputs),
    ...sideChanges("outputs", { ...before.outputs, required: [] }, { ...after.outputs, required: [] }),
  ];
  return changes.map((change) => ({ ...change, breaking: broken.has(change.property) }));
}

function sideChanges(side: string, before: Side, after: Side): Omit<ContractChange, "breaking">[] {
  const names = new Set([...Object.keys(before.properties), ...Object.keys(after.properties)]);
  return [...names].sort().flatMap((name) => {
    const kind = kindOf(name, before, after);
    if (kind === undefined) return [];
    return [
      { property: `${side}.${name}`, kind, before: describe(name, before), after: describe(name, after) },
    ];
  });
}

function kindOf(name: string, before: Side, after: Side): ContractChange["kind"] | undefined {
  const [old, next] = [propertyOf(before.properties, name), propertyOf(after.properties, name)];
  if (old === undefined) return "added";
  if (next === undefined) return "removed";
  if (withoutDescription(old) !== withoutDescription(next)) return "retyped";
  const [wasRequired, isRequired] = [before.required.includes(name), after.required.includes(name)];
  if (wasRequired !== isRequired) return isRequired ? "became required" : "became optional";
  return JSON.stringify(old) === JSON.stringify(next) ? undefined : "described anew";
}

/** Contract texts have their keys in order, so equal schemas give equal texts. */
function withoutDescription({ description: _description, ...rest }: PropertySchema): string {
  return JSON.stringify(rest);
}

function describe(name: string, { properties, required }: Side): string {
  const schema = propertyOf(properties, name);
  if (schema === undefined) return "";
  const { type, format, description: _description, ...rest } = schema;
  const more = Object.keys(rest).length > 0 ? JSON.stringify(rest) : undefined;
  const parts = [type, format, more].filter((part) => typeof part === "string");
  return [...parts, ...(required.includes(name) ? ["required"] : [])].join(" ");
}
