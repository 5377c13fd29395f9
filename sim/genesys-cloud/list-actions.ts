import type { GenesysContext } from "./context";
import { badRequest } from "./genesys-error";
import { pageOf, type EntityListing } from "./page";
import { ACTIONS, presentAction } from "./present-action";
import { readFlags } from "./query-flags";
import type { ActionSide, SideName, StoredAction } from "./store/records";

const MAX_IDS = 50;

/**
 * A page of the published actions or of the drafts. `name` is any part of a name, in any case; names are not unique.
 *
 * @throws 400 `bad.request`
 */
export function listActions(
  { organization, isListed }: GenesysContext,
  sideName: SideName,
  query: URLSearchParams,
): EntityListing<ReturnType<typeof presentAction>> {
  const matches = filterOf(query);
  const found = organization.actions
    .list()
    .flatMap((action) => {
      const side = action[sideName];
      return side && isListed(action.id, sideName) ? [{ action, side }] : [];
    })
    .filter(({ action, side }) => matches(action, side))
    .sort(orderOf(query));
  const path = sideName === "draft" ? `${ACTIONS}/drafts` : ACTIONS;
  const { entities, ...page } = pageOf(found, path, query);
  return {
    entities: entities.map(({ action, side }) => presentAction(action, sideName, side, query)),
    ...page,
  };
}

function filterOf(query: URLSearchParams): (action: StoredAction, side: ActionSide) => boolean {
  const name = query.get("name")?.toLowerCase();
  const category = query.get("category");
  const secure = query.has("secure") ? readFlags(query).has("secure") : undefined;
  const ids = query.get("ids")?.split(",");
  if (ids && ids.length > MAX_IDS) throw badRequest(`ids: at most ${MAX_IDS} ids can be asked for at once`);
  return (action, side) =>
    (name === undefined || side.name.toLowerCase().includes(name)) &&
    (category === null || side.category === category) &&
    (secure === undefined || side.secure === secure) &&
    (!ids || ids.includes(action.id));
}

type Entry = { readonly action: StoredAction; readonly side: ActionSide };

/** By name unless `sortBy` says otherwise, and by id among equals, so that pages do not overlap. */
function orderOf(query: URLSearchParams): (a: Entry, b: Entry) => number {
  const by = query.get("sortBy") ?? "name";
  const sign = query.get("sortOrder")?.toLowerCase() === "desc" ? -1 : 1;
  const key = ({ action, side }: Entry): string => {
    const fields: Record<string, string> = { ...action, ...side, id: action.id } as never;
    return String(fields[by] ?? "");
  };
  return (a, b) => sign * key(a).localeCompare(key(b)) || a.action.id.localeCompare(b.action.id);
}
