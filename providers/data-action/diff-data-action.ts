import { textOf, type Properties } from "../properties";
import type { PlatformCapabilities } from "../platforms/platform-capabilities";
import { ownerOfTags } from "./action-owner";
import { UNKNOWN } from "./unknown-value";

/**
 * What an update would bring to the platform. `manifest` follows from the code's bytes and is no change of its own; how to
 * deal with drift, adoption and tags are instructions for the provider and no content.
 */
export const COMPARED = [
  "name",
  "description",
  "contract",
  "runtime",
  "timeoutSeconds",
  "codeSha256",
  "environmentFingerprints",
  "integrationId",
] as const;

/** Where a refresh records what else somebody changed by hand, in words. */
export const EDITED_PROPERTY = "editedByHand";

/** Where a refresh records the candidate that a run left behind which was killed. */
export const CANDIDATE_PROPERTY = "leftoverCandidate";

/** Where a refresh records the stack that an action belongs to now, by its tags, instead of to this one. */
export const OTHER_STACK_PROPERTY = "managedByOtherStack";

/**
 * Whether a refresh found that another stack took the action over: there is something to do, and the update says what.
 * A name that is the program's own is ours, from a write before the state heard of the stack's new name.
 */
function belongsToOther(state: Properties, inputs: Properties): boolean {
  const other = textOf(state, OTHER_STACK_PROPERTY);
  return other !== "" && other !== ownerOfTags(inputs["tags"]).stack;
}

/**
 * Whether the values of the environment have to be written again, for somebody changed the action in CXone and they
 * cannot be read. The program may say the same as that hand did in all that can be seen.
 */
function hasDoubtfulEnvironment(state: Properties, inputs: Properties): boolean {
  return state["environmentUnconfirmed"] === true && inputs["environmentFingerprints"] !== "";
}

/**
 * Whether the action has to be updated, or replaced. Flows refer to the id, so it is replaced only for what its platform
 * cannot change: the integration that it belongs to and, where contracts are fixed, the contract. A value that is not
 * known yet counts as a change.
 *
 * @param state the outputs as the state has them, or as `read` just returned them
 * @param inputs the checked inputs
 */
export function diffDataAction(
  state: Properties,
  inputs: Properties,
  { fixedContract }: Pick<PlatformCapabilities, "fixedContract">,
): { changes: boolean; replaces: string[] } {
  const changed = COMPARED.filter((key) => inputs[key] === UNKNOWN || state[key] !== inputs[key]);
  const fixed: readonly string[] = fixedContract ? ["integrationId", "contract"] : ["integrationId"];
  const changes =
    changed.length > 0 ||
    hasDoubtfulEnvironment(state, inputs) ||
    belongsToOther(state, inputs) ||
    state[EDITED_PROPERTY] !== undefined ||
    state[CANDIDATE_PROPERTY] !== undefined;
  return { changes, replaces: changed.filter((key) => fixed.includes(key)) };
}
