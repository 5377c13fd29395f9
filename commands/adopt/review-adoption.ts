import type { ActionRecord, DataActionsApi } from "../../providers/platforms/data-actions-api";
import { contentOfRecord, type VisibleContent } from "../../providers/data-action/visible-content";
import { fixedMismatch } from "../../providers/data-action/fixed-mismatch";
import { otherOwner, type ActionOwner } from "../../providers/data-action/action-owner";
import { otherStackError } from "../../providers/data-action/other-stack-error";
import { CommandError } from "../command-error";
import type { AdoptOptions } from "./adopt-options";
import { describeDifferences } from "./describe-differences";

/** What of the stack decides which actions it may adopt. */
export interface AdoptingStack {
  /** Whom its actions belong to. */
  readonly ours: ActionOwner;
  /** What its actions' names end with in CXone; empty for nothing. */
  readonly nameSuffix: string;
  /** What its actions belong to; undefined on a platform without integrations. */
  readonly integrationId?: string;
}

const ANY_STACK: AdoptingStack = { ours: { stack: "", state: "" }, nameSuffix: "" };

/** What of the command's options decides which action is adopted. */
type Asked = Pick<AdoptOptions, "stack" | "action" | "id" | "from">;

/**
 * Looks at the action to adopt, before anything is changed.
 *
 * @param program what the platform would show of the action once the program has written it
 * @returns a line for each difference, and one for what keeps an update from adopting it; empty where the platform shows none
 * @throws what {@link actionToAdopt} throws
 */
export async function reviewAdoption(
  asked: Asked,
  api: DataActionsApi,
  program: VisibleContent,
  managedId: string | undefined,
  adopting: AdoptingStack = ANY_STACK,
): Promise<string[]> {
  const live = await actionToAdopt(asked, api, managedId, adopting);
  const { contract } = program;
  const fixed = fixedMismatch(api.capabilities, live, { contract, integrationId: adopting.integrationId });
  return [
    ...describeDifferences(contentOfRecord(live), program),
    ...(fixed ? [`! pulumi up will refuse to adopt it: it ${fixed.seen}. ${fixed.remedy}`] : []),
  ];
}

/**
 * The action to adopt, as the platform has it.
 *
 * @param managedId the id under which the stack manages an action of this name already, if it does
 * @throws COMMAND_INVALID where the stack manages the name already, where the platform has no action with the id, or one
 * with another name; OTHER_STACK where it belongs to another stack than `from`; and what {@link DataActionsApi.getAction}
 * throws
 */
export async function actionToAdopt(
  { stack, action, id, from = "" }: Asked,
  api: DataActionsApi,
  managedId: string | undefined,
  { ours, nameSuffix }: AdoptingStack,
): Promise<ActionRecord> {
  const platform = api.capabilities.name;
  const refuse = (seen: string) =>
    new CommandError(`Adoption of data action "${action}" (id ${id}) on stack "${stack}" ${seen}`);
  const name = action + nameSuffix;
  const live = await api.getAction(id);
  const managed = managedId === id;
  const other = live && otherOwner(live, managed ? [ours] : [ours, { stack: from, state: "" }]);
  if (other) {
    const operation = `Adoption of data action "${live.name}" (id ${id}) on stack "${stack}"`;
    throw otherStackError({
      platform: api.capabilities,
      operation,
      id,
      resourceName: action,
      other,
      ours,
      managed,
    });
  }
  if (managed) throw refuse("is not needed: the stack manages that very action already.");
  if (managedId !== undefined) {
    throw refuse(
      `was refused: the stack manages another action of this name (id ${managedId}). ` +
        `Delete the one you don't want in ${platform}, run pulumi refresh, then run this command again.`,
    );
  }
  if (!live) {
    const [named] = await api.findActionsByName(name);
    throw refuse(
      `found no action with this id in ${platform}. ` +
        (named
          ? `The action called "${name}" has the id ${named.id}: run this command again with it.`
          : `There is none called "${name}" either: pulumi up makes a new one.`),
    );
  }
  if (live.name !== name) {
    throw refuse(
      `found an action called "${live.name}". Correct the id, or name the action that this one is to be.`,
    );
  }
  return live;
}
