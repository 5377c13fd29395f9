import type { DataActionsApi } from "../platforms/data-actions-api";
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
  if (!live) return;
  const ours = ownerOfTags(state["tags"]);
  const other = otherOwner(live, [ours]);
  if (other) {
    const operation = `Deletion of data action "${live.name}" (id ${id})`;
    const platform = api.capabilities;
    throw otherStackError({
      platform,
      operation,
      id,
      resourceName: resourceNameOf(state),
      other,
      ours,
      managed: true,
    });
  }
  await api.deleteAction(id);
  if (!api.capabilities.drafts && state["trial"] !== undefined)
    await removeCandidate(api, candidateOwner(state));
}
