import type { DataActionsApi } from "../../providers/platforms/data-actions-api";
import { contentOfRecord, type VisibleContent } from "../../providers/data-action/visible-content";
import { CommandError } from "../command-error";
import type { AdoptOptions } from "./adopt-options";
import { describeDifferences } from "./describe-differences";

/**
 * Looks at the action to adopt, before anything is changed.
 *
 * @param program what CXone would show of the action once the program has written it
 * @param managedId the id under which the stack manages an action of this name already, if it does
 * @returns a line for each difference; empty where CXone shows none
 * @throws COMMAND_INVALID where the stack manages the name already, where CXone has no action with the id, or one with
 * another name; and what {@link DataActionsApi.getAction} throws
 */
export async function reviewAdoption(
  { stack, action, id }: AdoptOptions,
  api: DataActionsApi,
  program: VisibleContent,
  managedId: string | undefined,
): Promise<string[]> {
  const refuse = (seen: string) =>
    new CommandError(`Adoption of data action "${action}" (id ${id}) on stack "${stack}" ${seen}`);
  if (managedId === id) throw refuse("is not needed: the stack manages that very action already.");
  if (managedId !== undefined) {
    throw refuse(
      `was refused: the stack manages another action of this name (id ${managedId}). ` +
        `Delete the one you don't want in CXone, run pulumi refresh, then run this command again.`,
    );
  }
  const live = await api.getAction(id);
  if (!live) {
    const named = await api.findActionByName(action);
    throw refuse(
      `found no action with this id in CXone. ` +
        (named
          ? `The action called "${action}" has the id ${named.id}: run this command again with it.`
          : `There is none called "${action}" either: pulumi up makes a new one.`),
    );
  }
  if (live.name !== action) {
    throw refuse(
      `found an action called "${live.name}". Correct the id, or name the action that this one is to be.`,
    );
  }
  return describeDifferences(contentOfRecord(live), program);
}
