import { isObject, textOf, textsOf, type Properties } from "../../properties";
import type { ActionDefinition } from "../data-actions-api";
import { headerOfVariable, variableOfHeader } from "../../../foundation/environment-header";
import { tagHeader, tagOfHeader } from "./tag-header";

/** Hands the inputs through as they are, as the function's event. */
const REQUEST_TEMPLATE = "${input.rawRequest}";
/** Hands the function's answer through as it is. */
const SUCCESS_TEMPLATE = "${rawResult}";
const FIELD_REFERENCE = /^\$!?\{credentials\.([A-Za-z0-9_]+)\}$/;
const FIELD_NAME = /\bcredentials\.([A-Za-z0-9_]+)/g;

/** What an action's configuration says, as far as it is ours to write. */
export interface ReadConfig {
  readonly tags: Readonly<Record<string, string>>;
  /** Variable name to the credential's field. */
  readonly environmentFields: Readonly<Record<string, string>>;
  /** What differs from what is written for an action with these tags and fields, in words. */
  readonly edited: readonly string[];
}

/** The texts of an action's two templates. */
export interface Templates {
  readonly request: string;
  readonly success: string;
}

/**
 * The configuration of an action, whole, for the platform clears what an update leaves out. Values are not in it: it
 * names the fields of the integration's credential, which cannot be read.
 */
export function toConfig({ environment, tags, timeoutSeconds }: ActionDefinition): Properties {
  const variables = Object.entries(environment).map(([name, field]) => [
    headerOfVariable(name),
    reference(field),
  ]);
  const marks = Object.entries(tags).map(([tag, value]) => [tagHeader(tag), value]);
  return {
    timeoutSeconds,
    request: {
      requestType: "POST",
      requestTemplate: REQUEST_TEMPLATE,
      headers: Object.fromEntries([...marks, ...variables]) as Record<string, string>,
    },
    response: { translationMap: {}, translationMapDefaults: {}, successTemplate: SUCCESS_TEMPLATE },
  };
}

/**
 * Reads a configuration.
 *
 * @param templates where they were read: an answer's configuration only says where they are
 */
export function readConfig(
  config: unknown,
  functionSeconds: number | undefined,
  templates?: Templates,
): ReadConfig {
  const { request, response, timeoutSeconds } = isObject(config) ? config : {};
  const tags: Record<string, string> = {};
  const environmentFields: Record<string, string> = {};
  const edited: string[] = [];
  for (const [header, value] of Object.entries(isObject(request) ? textsOf(request, "headers") : {})) {
    const [tag, variable] = [tagOfHeader(header), variableOfHeader(header)];
    const field = FIELD_REFERENCE.exec(value)?.[1];
    if (tag !== undefined) tags[tag] = value;
    else if (variable !== undefined && field !== undefined) environmentFields[variable] = field;
    else edited.push(`header ${header}`);
  }
  if (isObject(request) && textOf(request, "requestType").toUpperCase() !== "POST")
    edited.push("request type");
  if (timeoutSeconds !== undefined && timeoutSeconds !== null && timeoutSeconds !== functionSeconds)
    edited.push("time limit of the action");
  if (isObject(response) && isChanged(response["translationMap"])) edited.push("translation map");
  if (isObject(response) && isChanged(response["translationMapDefaults"]))
    edited.push("defaults of the translation map");
  if (templates && templates.request.trim() !== REQUEST_TEMPLATE) edited.push("request template");
  if (templates && templates.success.trim() !== SUCCESS_TEMPLATE) edited.push("success template");
  return { tags, environmentFields, edited };
}

/** The fields of the credential that a configuration names, in whatever way a template can name them. */
export function fieldsNamedIn(config: unknown): string[] {
  const { request } = isObject(config) ? config : {};
  return [...JSON.stringify(request ?? {}).matchAll(FIELD_NAME)].map(([, field = ""]) => field);
}

function reference(field: string): string {
  return `$!{credentials.${field}}`;
}

function isChanged(map: unknown): boolean {
  return isObject(map) && Object.keys(map).length > 0;
}
