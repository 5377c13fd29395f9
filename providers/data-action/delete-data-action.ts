import type { ActionRecord, DataActionsApi } from "../platforms/data-actions-api";
import type { PlatformCapabilities } from "../platforms/platform-capabilities";
import type { Properties } from "../properties";
import { candidateOwner, removeCandidate } from "./candidate";
import { otherOwner, ownerOfTags } from "./action-owner";
import { resourceNameOf } from "../releases/resource-name";
import { otherStackError } from "./other-stack-error";

/**
 * Deletes the action, unless it belongs to another stack by now. One that is gone already is a success, which makes the
 * deletion repeatable.
 *
 * @param state the outputs as the state has them
 * @throws OTHER_STACK and what {@link DataActionsApi} throws
 */
export async function deleteDataAction(api: DataActionsApi, id: string, state: Properties): Promise<void> {
  const live = await api.getAction(id);
  if (live) {
    requireOurs(api.capabilities, live, state);
    await api.deleteAction(id);
  }
  // It may be there without its action, where a run was killed and somebody deleted the action by hand.
  if (!api.capabilities.drafts && state["trial"] !== undefined)
    await removeCandidate(api, candidateOwner(state));
}

/** @throws OTHER_STACK */
function requireOurs(platform: PlatformCapabilities, live: ActionRecord, state: Properties): void {
  const { id, name } = live;
  const ours = ownerOfTags(state["tags"]);
  const other = otherOwner(live, [ours]);
  if (!other) return;
  const operation = `Deletion of data action "${name}" (id ${id})`;
  const resourceName = resourceNameOf(state);
  throw otherStackError({ platform, operation, id, resourceName, other, ours, managed: true });
}
