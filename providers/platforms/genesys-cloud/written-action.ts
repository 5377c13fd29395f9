import { numberOf, textOf } from "../../properties";
import type { ActionDefinition } from "../data-actions-api";
import { readConfig } from "./action-config";
import { functionPart, type ActionAnswers } from "./action-record";
import { codeSha256Of } from "./code-file-name";
import { fromContract, toContract } from "./contract-mapping";
import { HANDLER } from "./handler";

/** What is to be found of an action, or of its draft, after this stack's writes. */
export interface WrittenAction {
  readonly definition: ActionDefinition;
  /** As the platform answered the write. */
  readonly category: string;
  /** Of the bundle, 64 hex digits. */
  readonly codeSha256: string;
  /** Whether nothing of it was published before: then its draft can also be made secure. */
  readonly isNew: boolean;
}

/**
 * In what an action, or its draft, differs from what was written, in words; empty where it does not. Templates that were
 * not asked for are not compared.
 */
export function differencesFrom(written: WrittenAction, answers: ActionAnswers): string[] {
  return [
    ...settingsDifferences(written, answers),
    ...functionDifferences(written, answers),
    ...(codeSha256Of(textOf(functionPart(answers, "zip"), "name")) === written.codeSha256 ? [] : ["code"]),
  ];
}

/**
 * Whether nobody else has changed a draft that this stack is writing, however far it has come: its function and its code
 * may still be missing, or those that are live.
 */
export function isAsWrittenSoFar(
  written: WrittenAction,
  draft: ActionAnswers,
  live: ActionAnswers | undefined,
): boolean {
  if (settingsDifferences(written, draft).length > 0) return false;
  const isOwnFunction = functionDifferences(written, draft).length === 0;
  const isOwnCode = codeSha256Of(textOf(functionPart(draft, "zip"), "name")) === written.codeSha256;
  return (
    (isOwnFunction || functionText(draft) === "" || functionText(draft) === functionText(live)) &&
    (isOwnCode || codeIdOf(draft) === "" || codeIdOf(draft) === codeIdOf(live))
  );
}

/** How a function is called, its code apart, as a text to compare; empty where there is none yet. */
export function functionText(answers: ActionAnswers | undefined): string {
  const described = functionPart(answers, "function");
  if (textOf(described, "handler") === "") return "";
  const { handler, description, runtime, timeoutSeconds } = described;
  return JSON.stringify([handler, description, runtime, timeoutSeconds]);
}

/** What the platform calls the uploaded bundle; empty where there is none yet. */
export function codeIdOf(answers: ActionAnswers | undefined): string {
  return textOf(functionPart(answers, "zip"), "id") || textOf(functionPart(answers, "function"), "zipId");
}

function settingsDifferences(
  { definition, category, isNew }: WrittenAction,
  { action, templates }: ActionAnswers,
): string[] {
  const { name, contract, tags, environment, timeoutSeconds } = definition;
  const read = readConfig(action["config"], timeoutSeconds, templates);
  const lowerCased = Object.entries(tags).map(([tag, value]) => [tag.toLowerCase(), value] as const);
  return [
    ...(textOf(action, "name") === name ? [] : ["name"]),
    ...(textOf(action, "category") === category ? [] : ["category"]),
    ...(fromContract(action["contract"]) === fromContract(toContract(name, contract)) ? [] : ["contract"]),
    ...(isNew && action["secure"] === true ? ["secure"] : []),
    ...(sameTexts(Object.fromEntries(lowerCased), read.tags) ? [] : ["tags"]),
    ...(sameTexts(environment, read.environmentFields) ? [] : ["environment"]),
    ...read.edited,
  ];
}

/** As {@link differencesFrom}, of how the function is called alone. */
export function functionDifferences({ definition }: WrittenAction, answers: ActionAnswers): string[] {
  const { description, runtime, timeoutSeconds } = definition;
  const described = functionPart(answers, "function");
  return [
    ...(textOf(described, "description") === description ? [] : ["description"]),
    ...(textOf(described, "runtime") === runtime ? [] : ["runtime"]),
    ...(numberOf(described, "timeoutSeconds") === timeoutSeconds ? [] : ["time limit"]),
    ...(textOf(described, "handler") === HANDLER ? [] : ["handler"]),
  ];
}

function sameTexts(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
