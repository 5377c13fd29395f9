import { isObject, textOf, textsOf } from "../../properties";
import type { ActionAnswers } from "./action-record";
import { fromContract } from "./contract-mapping";
import { codeIdOf, functionText } from "./written-action";

/**
 * Whether nobody has changed anything yet in the draft of a published action: all that a person can edit is as it is live.
 * Both with their templates. A draft's function may not be copied before it is first written: then it tells nothing.
 */
export function isUnchanged(draft: ActionAnswers, live: ActionAnswers): boolean {
  const [text, codeId] = [functionText(draft), codeIdOf(draft)];
  return (
    settingsText(draft) === settingsText(live) &&
    (text === "" || text === functionText(live)) &&
    (codeId === "" || codeId === codeIdOf(live))
  );
}

/** What the server makes itself, such as the addresses of the templates, is left out. */
function settingsText({ action, templates }: ActionAnswers): string {
  const config = isObject(action["config"]) ? action["config"] : {};
  const request = isObject(config["request"]) ? config["request"] : {};
  const response = isObject(config["response"]) ? config["response"] : {};
  return JSON.stringify([
    textOf(action, "name"),
    textOf(action, "category"),
    action["secure"] === true,
    fromContract(action["contract"]),
    config["timeoutSeconds"] ?? null,
    textOf(request, "requestType"),
    sortedTexts(request, "headers"),
    sortedTexts(response, "translationMap"),
    sortedTexts(response, "translationMapDefaults"),
    templates?.request ?? null,
    templates?.success ?? null,
  ]);
}

function sortedTexts(part: Record<string, unknown>, key: string): unknown {
  return Object.entries(textsOf(part, key)).sort(([a], [b]) => (a < b ? -1 : 1));
}
