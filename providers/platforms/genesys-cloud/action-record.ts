import { isObject, numberOf, textOf, type Properties } from "../../properties";
import type { ActionRecord } from "../data-actions-api";
import { invalidAnswer } from "../rest/json-answer";
import { readConfig, type Templates } from "./action-config";
import { codeSha256Of, isNamedByUs } from "./code-file-name";
import { fromContract } from "./contract-mapping";
import { GENESYS_DIALECT } from "./dialect";
import { HANDLER } from "./handler";

/** What several calls tell of one action. */
export interface ActionAnswers {
  readonly action: Properties;
  /** Undefined where it has none yet. */
  readonly functionConfig: Properties | undefined;
  /** Undefined where they were not asked for. */
  readonly templates?: Templates;
}

/**
 * An action out of the answers.
 *
 * @throws INVALID_ANSWER where it has no id or no name
 */
export function toRecord(
  operation: string,
  { action, functionConfig, templates }: ActionAnswers,
): ActionRecord {
  const [id, name] = [textOf(action, "id"), textOf(action, "name")];
  if (!id) throw invalidAnswer(GENESYS_DIALECT, operation, "the action has no id");
  if (!name) throw invalidAnswer(GENESYS_DIALECT, operation, "the action has no name");
  const described = functionPart({ functionConfig }, "function");
  const zip = functionPart({ functionConfig }, "zip");
  const timeoutSeconds = numberOf(described, "timeoutSeconds");
  const { tags, environmentFields, edited } = readConfig(action["config"], timeoutSeconds, templates);
  const fileName = textOf(zip, "name");
  const handler = textOf(described, "handler");
  const changes = [
    ...edited,
    ...(handler === "" || handler === HANDLER ? [] : [`handler ${handler}`]),
    ...(fileName === "" || isNamedByUs(fileName) ? [] : [`code uploaded as ${fileName}`]),
  ];
  const codeId = textOf(described, "zipId") || textOf(zip, "id");
  const version = numberOf(action, "version");
  const integrationId = textOf(action, "integrationId");
  const dateCreated = textOf(described, "dateCreated");
  const dateModified = textOf(zip, "dateCreated");
  return {
    id,
    name,
    description: textOf(described, "description"),
    contract: fromContract(action["contract"]),
    runtime: textOf(described, "runtime"),
    tags,
    environmentNames: Object.keys(environmentFields).sort(),
    environmentFields,
    ...(version === undefined ? {} : { version }),
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    // An action without a function has code that no bundle has: it shows as drift, and an update puts it right.
    codeSha256: codeSha256Of(fileName),
    ...(codeId === "" ? {} : { codeId }),
    ...(changes.length === 0 ? {} : { editedByHand: changes.join(", ") }),
    ...(integrationId === "" ? {} : { integrationId }),
    ...(dateCreated === "" ? {} : { dateCreated }),
    ...(dateModified === "" ? {} : { dateModified }),
  };
}

/** The settings of an action's function, or its uploaded bundle; without anything in it where there is none yet. */
export function functionPart(
  answers: Pick<ActionAnswers, "functionConfig"> | undefined,
  key: "function" | "zip",
): Properties {
  const value = answers?.functionConfig?.[key];
  return isObject(value) ? value : {};
}
