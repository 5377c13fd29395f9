import { ownerOfTags } from "./action-owner";
import { candidateOwner, removeCandidate } from "./candidate";
import { confirmWritten } from "./confirm-written";
import { CANDIDATE_PROPERTY, diffDataAction } from "./diff-data-action";
import { readDesiredAction } from "./desired-action";
import { numberOf, type Properties } from "../properties";
import { replaceAction, type ActionDependencies } from "./replace-action";
import { contentOfProperties } from "./visible-content";

/**
 * Replaces the action in place with the program's content.
 *
 * @param state the outputs as the state has them
 * @param inputs the checked inputs
 * @throws OTHER_STACK, DRIFT, STALE_VERSION, NOT_FOUND, NAME_TAKEN, UNFINISHED, CODE_MISSING,
 * CODE_CHANGED and what the API throws
 */
export async function updateDataAction(
  dependencies: ActionDependencies,
  id: string,
  state: Properties,
  inputs: Properties,
): Promise<{ outs: Properties }> {
  if (state[CANDIDATE_PROPERTY] !== undefined) {
    await removeCandidate(dependencies.api, candidateOwner(state));
    const { [CANDIDATE_PROPERTY]: _leftover, ...rest } = state;
    if (!diffDataAction(rest, inputs, dependencies.api.capabilities).changes) return { outs: rest };
  }
  const record = await replaceAction(dependencies, {
    id,
    desired: await readDesiredAction(inputs),
    known: { content: contentOfProperties(state), version: numberOf(state, "version") },
    overwriteDrift: inputs["overwriteDrift"] === true,
    // What we last wrote: the stack may have been renamed since.
    formerOwner: ownerOfTags(state["tags"]),
  });
  return { outs: confirmWritten(dependencies.api.capabilities, inputs, record) };
}
