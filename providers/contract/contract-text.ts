import { isObject } from "../properties";

/** A JSON Schema of one input or output, for example `{ type: "string", format: "date-time" }`. */
export type PropertySchema = Readonly<Record<string, unknown>>;

/** What a Studio flow binds to. */
export interface ActionContract {
  readonly inputs: {
    readonly properties: Readonly<Record<string, PropertySchema>>;
    readonly required: readonly string[];
  };
  readonly outputs: { readonly properties: Readonly<Record<string, PropertySchema>> };
}

/** The property's own schema. A name is a user's: `constructor` is a property where the contract says so, and only there. */
export function propertyOf(
  properties: Readonly<Record<string, PropertySchema>>,
  name: string,
): PropertySchema | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/**
 * Writes a contract as indented JSON with its keys in order. Equal contracts give equal texts, and the engine's
 * preview shows a change of a multi-line text as a line diff.
 */
export function formatContract({ inputs, outputs }: ActionContract): string {
  const { properties, required } = inputs;
  return JSON.stringify(
    canonical({ inputs: { properties, required }, outputs: { properties: outputs.properties } }),
    null,
    2,
  );
}

/**
 * Reads what {@link formatContract} wrote.
 *
 * @returns undefined where the text is something else
 */
export function parseContract(text: unknown): ActionContract | undefined {
  if (typeof text !== "string") return undefined;
  try {
    const { inputs, outputs } = JSON.parse(text) as Partial<Record<"inputs" | "outputs", unknown>>;
    const { properties, required } = inputs as Record<string, unknown>;
    const { properties: outputProperties } = outputs as Record<string, unknown>;
    if (!isObject(properties) || !isObject(outputProperties) || !Array.isArray(required)) return undefined;
    return {
      inputs: { properties, required: required as string[] },
      outputs: { properties: outputProperties },
    } as ActionContract;
  } catch {
    return undefined;
  }
}

/** Orders keys at every level, and the names in `required`, whose order means nothing. */
function canonical(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item));
    return key === "required" && items.every((item) => typeof item === "string") ? items.sort() : items;
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, canonical(value[name], name)]),
  );
}
