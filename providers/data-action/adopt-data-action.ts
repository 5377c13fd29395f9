import type { ActionRecord } from "../platforms/data-actions-api";
import { codeOf } from "../errors/error-codes";
import { ProviderError } from "../errors/provider-error";
import { otherOwner, stackNameOf, type ActionOwner } from "./action-owner";
import type { DesiredAction } from "./desired-action";
import { fixedMismatch } from "./fixed-mismatch";
import { otherStackError } from "./other-stack-error";
import { replaceAction, type ActionDependencies } from "./replace-action";
import { contentOfRecord } from "./visible-content";

/** The action to adopt, and whom it may be taken from. */
export interface Adoption {
  /** On the platform. */
  readonly id: string;
  /** `PROJECT/STACK` that a person named; empty for nobody, so that an action of another stack is refused. */
  readonly from: string;
}

/**
 * Brings an action that was made outside under management: in place, with its id, which Studio flows refer to.
 *
 * @throws NOT_FOUND, OTHER_STACK, ADOPT_MISMATCH and what {@link replaceAction} throws
 */
export async function adoptDataAction(
  dependencies: ActionDependencies,
  { id, from }: Adoption,
  desired: DesiredAction,
): Promise<ActionRecord> {
  const { name } = desired.content;
  const platform = dependencies.api.capabilities;
  const operation = `Adoption of data action "${name}" (id ${id})`;
  const live = await dependencies.api.getAction(id);
  if (!live) {
    const named = platform.uniqueNames ? (await dependencies.api.findActionsByName(name)).at(0) : undefined;
    throw new ProviderError({
      code: codeOf(platform, "NOT_FOUND"),
      operation,
      seen: `found no action with this id in ${platform.name}`,
      remedy:
        `Correct the id in adopt${named ? `: the action called "${name}" has the id ${named.id}` : ""}. If the action was deleted and a new one is to be made, take it out: ` +
        `npm run pulumi -- config rm --path 'adopt["${desired.resourceName}"]' --stack ${stackNameOf(desired.owner)}`,
    });
  }
  if (live.name !== name) {
    throw new ProviderError({
      code: codeOf(platform, "ADOPT_MISMATCH"),
      operation,
      seen: `found an action of the name "${live.name}"`,
      remedy:
        "Correct the id in adopt, or give the program's action that name; it can be renamed afterwards.",
    });
  }
  const { content, integrationId } = desired;
  const fixed = fixedMismatch(platform, live, { contract: content.contract, integrationId });
  if (fixed) throw new ProviderError({ code: codeOf(platform, "ADOPT_MISMATCH"), operation, ...fixed });
  const { owner: ours, resourceName } = desired;
  const formerOwner: ActionOwner = { stack: from, state: "" };
  const other = otherOwner(live, [ours, formerOwner]);
  if (other) throw otherStackError({ platform, operation, id, resourceName, other, ours, managed: false });
  const known = { content: contentOfRecord(live), version: live.version };
  return replaceAction(dependencies, { id, desired, known, formerOwner });
}
