import type { ActionContract, PropertySchema } from "../../contract/contract-text";
import { isObject } from "../../properties";
import type { ContractProblem } from "../platform-capabilities";

/** Names that the platform keeps for itself among the inputs. */
const RESERVED = ["orgId", "integrationId", "rawRequest"];
const NAME = /^[a-zA-Z][a-zA-Z0-9_-]*$/;
const INPUT_TYPES = ["string", "integer", "number", "boolean"];

/**
 * What Genesys Cloud refuses of a contract: inputs are a flat object of plain values with names of one pattern, and
 * outputs have no arrays in arrays.
 * Source: the resource centre's page on contracts (?p=141876), and its refusal of nested inputs.
 */
export function contractProblems({ inputs, outputs }: ActionContract): ContractProblem[] {
  return [
    ...Object.entries(inputs.properties).flatMap(([name, schema]) => inputProblems(name, schema)),
    ...Object.entries(outputs.properties).flatMap(([name, schema]) => outputProblems(name, schema)),
  ];
}

function inputProblems(name: string, schema: PropertySchema): ContractProblem[] {
  const property = `inputs.${name}`;
  const problems: ContractProblem[] = [];
  if (RESERVED.includes(name))
    problems.push({ property, seen: "has a name that Genesys Cloud keeps for itself", remedy: "Rename it." });
  if (!NAME.test(name))
    problems.push({
      property,
      seen: "has a name that Genesys Cloud does not take for an input",
      remedy: "Use letters, digits, hyphens and underscores, beginning with a letter.",
    });
  if (isObject(schema) && !INPUT_TYPES.includes(String(schema["type"])))
    problems.push({
      property,
      seen: `is no plain value (${String(schema["type"])}), and Genesys Cloud takes flat inputs only`,
      remedy: `Make it ${INPUT_TYPES.join(", ")}, or pass the document as text.`,
    });
  return problems;
}

function outputProblems(name: string, schema: PropertySchema): ContractProblem[] {
  if (!hasNestedArray(schema, false)) return [];
  return [
    {
      property: `outputs.${name}`,
      seen: "has an array in an array, which Genesys Cloud does not take",
      remedy: "Flatten it, or answer the inner one as text.",
    },
  ];
}

function hasNestedArray(schema: unknown, inArray: boolean): boolean {
  if (!isObject(schema)) return false;
  const isArray = schema["type"] === "array";
  if (isArray && inArray) return true;
  const properties: unknown[] = Object.values(schema["properties"] ?? {});
  return (
    (isArray && hasNestedArray(schema["items"], true)) ||
    properties.some((property) => hasNestedArray(property, inArray))
  );
}
