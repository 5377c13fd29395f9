import type { ActionRecord } from "../platforms/data-actions-api";
import { ProviderError } from "../errors/provider-error";
import type { DesiredAction } from "./desired-action";
import { replaceAction, type ActionDependencies } from "./replace-action";
import { contentOfRecord } from "./visible-content";

/**
 * Brings an action that was made outside under management: in place, with its id, which Studio flows refer to.
 *
 * @throws CXONE_NOT_FOUND, CXONE_ADOPT_MISMATCH and what {@link replaceAction} throws
 */
export async function adoptDataAction(
  dependencies: ActionDependencies,
  id: string,
  desired: DesiredAction,
): Promise<ActionRecord> {
  const { name } = desired.content;
  const operation = `Adoption of data action "${name}" (id ${id})`;
  const live = await dependencies.api.getAction(id);
  if (!live) {
    throw new ProviderError({
      code: "CXONE_NOT_FOUND",
      operation,
      seen: "found no action with this id in CXone",
      remedy: "Correct the id in adopt, or remove it to make a new action.",
    });
  }
  if (live.name !== name) {
    throw new ProviderError({
      code: "CXONE_ADOPT_MISMATCH",
      operation,
      seen: `found an action of the name "${live.name}"`,
      remedy:
        "Correct the id in adopt, or give the program's action that name; it can be renamed afterwards.",
    });
  }
  const known = { content: contentOfRecord(live), version: live.version };
  return replaceAction(dependencies, { id, desired, known });
}
