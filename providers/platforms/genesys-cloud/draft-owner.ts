import { isObject, numberOf, textOf } from "../../properties";
import type { ActionDefinition } from "../data-actions-api";
import { readConfig } from "./action-config";
import { functionPart, type ActionAnswers } from "./action-record";
import { isNamedByUs } from "./code-file-name";
import { isUnchanged } from "./draft-content";
import { HANDLER } from "./handler";
import { codeIdOf, functionText, isAsWrittenSoFar, type WrittenAction } from "./written-action";

/** The tags by which a stack knows what is its own (providers/data-action/action-owner.ts). */
const OWNER_TAGS = ["stack", "state"];
/** Another text in every version that a stack writes (providers/data-action/write-proof.ts). */
export const VERSION_TAG = "write-proof";

/** Whether a draft was written by the stack that wants `definition`. */
export function isOfSameStack(draft: ActionAnswers, definition: Pick<ActionDefinition, "tags">): boolean {
  const tags = tagsOf(draft);
  const known = OWNER_TAGS.filter((tag) => definition.tags[tag] !== undefined);
  return known.length > 0 && known.every((tag) => tags[tag] === definition.tags[tag]);
}

/**
 * Whether an open draft may go: one in which nobody has changed anything yet, or one that this stack left behind and that
 * nobody has changed since. A draft begins as a copy of what is published, our tags included, so that a person's draft
 * carries them too; but only a write of ours changes the one that is another in every version.
 *
 * @param draft with its templates
 * @param live with its templates; undefined where nothing is published
 * @param wanted what this run is to write
 */
export function mayBeDiscarded(
  draft: ActionAnswers,
  live: ActionAnswers | undefined,
  wanted: WrittenAction,
): boolean {
  if (live && isUnchanged(draft, live)) return true;
  const { tags } = wanted.definition;
  const proof = tagsOf(draft)[VERSION_TAG];
  if (!isOfSameStack(draft, wanted.definition)) return false;
  if (live && proof === tagsOf(live)[VERSION_TAG]) return false;
  // A run before this one wanted the same: then all that it wrote is known.
  if (proof !== undefined && proof === tags[VERSION_TAG]) return isAsWrittenSoFar(wanted, draft, live);
  return looksLikeOurs(draft, live);
}

/** Whether a draft of another version of ours has nothing in it that we never write. */
function looksLikeOurs(draft: ActionAnswers, live: ActionAnswers | undefined): boolean {
  const { action, templates } = draft;
  const config = isObject(action["config"]) ? action["config"] : {};
  // The function's time limit may not be written yet.
  const { edited } = readConfig(config, numberOf(config, "timeoutSeconds"), templates);
  const handler = textOf(functionPart(draft, "function"), "handler");
  const fileName = textOf(functionPart(draft, "zip"), "name");
  return (
    edited.length === 0 &&
    (live !== undefined || action["secure"] !== true) &&
    (handler === "" || handler === HANDLER || functionText(draft) === functionText(live)) &&
    (fileName === "" || isNamedByUs(fileName) || codeIdOf(draft) === codeIdOf(live))
  );
}

/** The tags that an action, or its draft, carries. */
function tagsOf({ action }: ActionAnswers): Readonly<Record<string, string>> {
  return readConfig(action["config"], undefined).tags;
}
