import { formatContract, parseContract, type PropertySchema } from "../../contract/contract-text";
import { declaredSchema } from "../../contract/declared-schema";
import { ProviderError } from "../../errors/provider-error";
import { isObject, type Properties } from "../../properties";

const DRAFT_04 = "http://json-schema.org/draft-04/schema#";

/**
 * A contract as the body of a new draft has it. `required` is left out where it is empty, for draft-04 forbids an empty
 * list.
 *
 * ASSUMED: a `description` or a `format` of a property is taken (contract-mapping.test.ts; the platform's validation of
 * the draft, which runs before it is published, says so where it is not).
 *
 * @throws INPUT_INVALID where the contract is not one
 */
export function toContract(name: string, contractText: string): Properties {
  const contract = parseContract(contractText);
  if (!contract) throw noContract(name);
  const { inputs, outputs } = contract;
  const required = inputs.required.length > 0 ? { required: inputs.required } : {};
  return {
    input: {
      inputSchema: {
        $schema: DRAFT_04,
        type: "object",
        ...required,
        properties: inputs.properties,
        additionalProperties: false,
      },
    },
    output: {
      successSchema: {
        $schema: DRAFT_04,
        type: "object",
        properties: outputs.properties,
        additionalProperties: true,
      },
    },
  };
}

/**
 * The contract out of an answer, as canonical text: the platform may order and complete the schemas in its own way, and
 * what an action's contract says are properties and which inputs are required. Of a property counts what a contract declares:
 * a bound that a person wrote by hand cannot be declared here, and would keep an action from being adopted for ever.
 */
export function fromContract(contract: unknown): string {
  const schemaOf = (side: string, name: string): Properties => {
    const part = isObject(contract) ? contract[side] : undefined;
    const schema = isObject(part) ? part[name] : undefined;
    return isObject(schema) ? schema : {};
  };
  const [inputs, outputs] = [schemaOf("input", "inputSchema"), schemaOf("output", "successSchema")];
  const { required } = inputs;
  return formatContract({
    inputs: {
      properties: propertiesOf(inputs),
      required: Array.isArray(required) ? required.map(String) : [],
    },
    outputs: { properties: propertiesOf(outputs) },
  });
}

function propertiesOf({ properties }: Properties): Record<string, PropertySchema> {
  if (!isObject(properties)) return {};
  const entries = Object.entries(properties).map(([name, schema]) => [name, declaredSchema(schema)] as const);
  return Object.fromEntries(entries);
}

function noContract(name: string): ProviderError {
  return new ProviderError({
    code: "INPUT_INVALID",
    operation: `Sending data action "${name}"`,
    seen: "found no contract in its inputs",
    remedy: "Run pulumi up again; if it stays, the resource was declared without the DataAction class.",
  });
}
