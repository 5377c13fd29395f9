import type { ActionDefinition, ActionRecord } from "../data-actions-api";

/** The tags by which a stack knows what is its own (providers/data-action/action-owner.ts). */
const OWNER_TAGS = ["stack", "state"];
/** Another text in every version that a stack writes (providers/data-action/write-proof.ts). */
export const VERSION_TAG = "write-proof";

type Tagged = Pick<ActionRecord, "tags">;

/** Whether an action or a draft was written by the stack that wants `definition`. */
export function isOfSameStack({ tags }: Tagged, definition: Pick<ActionDefinition, "tags">): boolean {
  const known = OWNER_TAGS.filter((tag) => definition.tags[tag] !== undefined);
  return known.length > 0 && known.every((tag) => tags?.[tag] === definition.tags[tag]);
}

/**
 * Whether an open draft of a published action may go: one that this stack left behind, or one in which nobody has changed
 * anything yet. A draft begins as a copy of what is published, our tags included, so that a person's draft carries them
 * too; but only a write of ours changes the one that is another in every version.
 */
export function mayBeDiscarded(
  draft: ActionRecord,
  live: ActionRecord,
  definition: Pick<ActionDefinition, "tags">,
): boolean {
  if (isOfSameStack(draft, definition) && draft.tags?.[VERSION_TAG] !== live.tags?.[VERSION_TAG]) return true;
  return contentOf(draft) === contentOf(live);
}

/** A draft's function may not be copied before it is first written: then it tells nothing. */
function contentOf({
  name,
  contract,
  tags,
  environmentFields,
  editedByHand,
  ...record
}: ActionRecord): string {
  const code = record.codeId === undefined ? undefined : [record.codeId, record.runtime, record.description];
  return JSON.stringify([name, contract, sorted(tags), sorted(environmentFields), editedByHand, code]);
}

function sorted(map: Readonly<Record<string, string>> | undefined): unknown {
  return Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}
