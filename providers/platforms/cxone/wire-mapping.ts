import { formatContract, parseContract, type PropertySchema } from "../../contract/contract-text";
import { ProviderError } from "../../errors/provider-error";
import { isObject, textsOf, type Properties } from "../../properties";
import type { ActionDefinition, ActionRecord, ExecutionResult } from "../data-actions-api";
import { invalidAnswer } from "../rest/json-answer";
import { CXONE_DIALECT } from "./dialect";

/**
 * The body of a POST or, with the version it replaces, of a PUT. Source: docs/contract.md.
 *
 * @throws INPUT_INVALID where the contract is not one
 */
export function toWire(definition: ActionDefinition, version?: number): Record<string, unknown> {
  const { name, description, runtime, timeoutSeconds, environment, tags } = definition;
  const contract = parseContract(definition.contract);
  if (!contract) throw noContract(name);
  return {
    name,
    description,
    ...contract,
    code: definition.codeBase64,
    runtime,
    timeoutSeconds,
    environment,
    tags,
    ...(version === undefined ? {} : { version }),
  };
}

/**
 * An action out of an answer. Fields we do not know are ignored, and fields of the extension may be missing.
 *
 * @throws INVALID_ANSWER where it has no id or no name
 */
export function fromWire(operation: string, body: Record<string, unknown>): ActionRecord {
  // Some services answer numeric ids; an id is a text here and everywhere.
  const id = typeof body["id"] === "number" ? String(body["id"]) : text(body["id"]);
  const name = text(body["name"]);
  if (!id) throw invalidAnswer(CXONE_DIALECT, operation, "the action has no id");
  if (!name) throw invalidAnswer(CXONE_DIALECT, operation, "the action has no name");
  return {
    id,
    name,
    description: text(body["description"]) ?? "",
    runtime: text(body["runtime"]) ?? "",
    contract: contractOf(body),
    ...known("version", integer(body["version"])),
    ...known("codeSha256", text(body["codeSha256"])?.toLowerCase()),
    ...known("timeoutSeconds", integer(body["timeoutSeconds"])),
    ...known("environmentNames", environmentNames(body["environment"])),
    ...known("tags", isObject(body["tags"]) ? textsOf(body, "tags") : undefined),
    ...known("dateCreated", text(body["dateCreated"])),
    ...known("dateModified", text(body["dateModified"])),
  };
}

/** An execution out of an answer, with its envelope or without: the bare outputs are accepted. */
export function executionFromWire(body: Record<string, unknown>): ExecutionResult {
  const { outputs, executionId, durationMs } = body;
  const enveloped = isObject(outputs) && (executionId !== undefined || durationMs !== undefined);
  if (!enveloped) return { outputs: body };
  return {
    outputs,
    ...known("executionId", text(executionId)),
    ...known("durationMs", typeof durationMs === "number" ? durationMs : undefined),
  };
}

function contractOf(body: Properties): string {
  const inputs = isObject(body["inputs"]) ? body["inputs"] : {};
  const outputs = isObject(body["outputs"]) ? body["outputs"] : {};
  const properties = (value: unknown) => (isObject(value) ? (value as Record<string, PropertySchema>) : {});
  return formatContract({
    inputs: {
      properties: properties(inputs["properties"]),
      required: Array.isArray(inputs["required"]) ? inputs["required"].map(String) : [],
    },
    outputs: { properties: properties(outputs["properties"]) },
  });
}

function noContract(name: string): ProviderError {
  return new ProviderError({
    code: "INPUT_INVALID",
    operation: `Sending data action "${name}"`,
    seen: "found no contract in its inputs",
    remedy: "Run pulumi up again; if it stays, the resource was declared without the DataAction class.",
  });
}

/** The contract answers the names; a server that echoes a map gives the names as well, and its values are dropped. */
function environmentNames(value: unknown): string[] | undefined {
  if (Array.isArray(value)) return value.map(String).sort();
  return isObject(value) ? Object.keys(value).sort() : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function integer(value: unknown): number | undefined {
  return Number.isInteger(value) ? (value as number) : undefined;
}

/** A property that is there or not, never there and undefined. */
function known<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V });
}
