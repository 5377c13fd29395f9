import { readFlags } from "./query-flags";
import type { ActionConfig, ActionSide, JsonSchema, SideName, StoredAction } from "./store/records";

/** Where the actions are. */
export const ACTIONS = "/api/v2/integrations/actions";
/** The files of the two templates. */
export const REQUEST_TEMPLATE_FILE = "requesttemplate.vm";
export const SUCCESS_TEMPLATE_FILE = "successtemplate.vm";
/** The files of the three schemas. ASSUMED names: they come as addresses (test/sim/genesys-cloud/action-routes.test.ts). */
export const INPUT_SCHEMA_FILE = "input.schema.json";
export const SUCCESS_SCHEMA_FILE = "success.schema.json";
export const ERROR_SCHEMA_FILE = "error.schema.json";

/** What a function answers when it fails; no client sets it. */
export const ERROR_SCHEMA: JsonSchema = { type: "object", properties: {}, additionalProperties: true };

/** The address of one side of an action. */
export function uriOf(actionId: string, side: SideName): string {
  return `${ACTIONS}/${encodeURIComponent(actionId)}${side === "draft" ? "/draft" : ""}`;
}

/**
 * An action's side as it is answered: the contract as addresses unless `expand=contract` asks for it, the configuration
 * only with `includeConfig`, and its templates as addresses always.
 */
export function presentAction(
  { id, integrationId }: StoredAction,
  sideName: SideName,
  side: ActionSide,
  query: URLSearchParams = new URLSearchParams(),
) {
  const flags = readFlags(query);
  const uri = uriOf(id, sideName);
  const { name, category, version, secure } = side;
  return {
    id,
    name,
    integrationId,
    category,
    contract: flags.expands("contract") ? contract(side, flags.has("flatten")) : contractUris(uri),
    version,
    secure,
    ...(flags.has("includeConfig") ? { config: presentConfig(side.config, uri) } : {}),
    selfUri: uri,
  };
}

/**
 * A schema as it comes back: what it says is the same, the order of its names is not (ASSUMED: the platform keeps
 * documents, not texts; test/sim/genesys-cloud/action-routes.test.ts).
 */
export function presentSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(presentSchema);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, presentSchema(part)]));
}

function contract({ inputSchema, successSchema }: ActionSide, flatten: boolean) {
  const [input, success, error] = [inputSchema, successSchema, ERROR_SCHEMA].map(presentSchema);
  return {
    input: { inputSchema: input, ...(flatten ? { inputSchemaFlattened: input } : {}) },
    output: {
      successSchema: success,
      errorSchema: error,
      ...(flatten ? { successSchemaFlattened: success, errorSchemaFlattened: error } : {}),
    },
  };
}

function contractUris(uri: string) {
  return {
    input: { inputSchemaUri: `${uri}/schemas/${INPUT_SCHEMA_FILE}` },
    output: {
      successSchemaUri: `${uri}/schemas/${SUCCESS_SCHEMA_FILE}`,
      errorSchemaUri: `${uri}/schemas/${ERROR_SCHEMA_FILE}`,
    },
  };
}

function presentConfig({ timeoutSeconds, request, response }: ActionConfig, uri: string) {
  const { requestType, requestTemplate, headers } = request;
  const { translationMap, translationMapDefaults, successTemplate } = response;
  const at = (file: string): string => `${uri}/templates/${file}`;
  return {
    timeoutSeconds,
    request: {
      requestUrlTemplate: "functions/${functionId}/invoke",
      ...(requestTemplate === undefined ? {} : { requestTemplateUri: at(REQUEST_TEMPLATE_FILE) }),
      requestType,
      headers,
    },
    response: {
      translationMap,
      translationMapDefaults,
      ...(successTemplate === undefined ? {} : { successTemplateUri: at(SUCCESS_TEMPLATE_FILE) }),
    },
  };
}
