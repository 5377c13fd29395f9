import { ownerOfTags } from "./action-owner";
import { confirmWritten } from "./confirm-written";
import { readDesiredAction } from "./desired-action";
import { numberOf, type Properties } from "../properties";
import { replaceAction, type ActionDependencies } from "./replace-action";
import { contentOfProperties } from "./visible-content";

/**
 * Replaces the action in place with the program's content.
 *
 * @param state the outputs as the state has them
 * @param inputs the checked inputs
 * @throws CXONE_OTHER_STACK, CXONE_DRIFT, CXONE_STALE_VERSION, CXONE_NOT_FOUND, CXONE_NAME_TAKEN, CXONE_UNFINISHED, CODE_MISSING,
 * CODE_CHANGED and what the API throws
 */
export async function updateDataAction(
  dependencies: ActionDependencies,
  id: string,
  state: Properties,
  inputs: Properties,
): Promise<{ outs: Properties }> {
  const record = await replaceAction(dependencies, {
    id,
    desired: await readDesiredAction(inputs),
    known: { content: contentOfProperties(state), version: numberOf(state, "version") },
    overwriteDrift: inputs["overwriteDrift"] === true,
    // What we last wrote: the stack may have been renamed since.
    formerOwner: ownerOfTags(state["tags"]),
  });
  return { outs: confirmWritten(inputs, record) };
}
