import type { IntegrationsApi } from "../platforms/integrations-api";
import { textsOf, type Properties } from "../properties";
import { KEPT_PROPERTY } from "./integration-state";

/**
 * The fields that a write of the credential has to keep though the program does not name them any more, with their values:
 * those that an action in the integration still names. The actions change after the integration, one by one, and what is
 * live until then, or for longer because a change failed, needs its old fields beside the new ones.
 *
 * @param state the outputs as the state has them, which alone know the values
 */
export async function fieldsToKeep(
  api: Pick<IntegrationsApi, "actionsOf">,
  id: string,
  state: Properties,
  inputs: Properties,
): Promise<Readonly<Record<string, string>>> {
  const wanted = textsOf(inputs, "fields");
  const known = { ...textsOf(state, KEPT_PROPERTY), ...textsOf(state, "fields") };
  const dropped = Object.entries(known).filter(([field]) => !Object.hasOwn(wanted, field));
  if (dropped.length === 0) return {};
  const named = await fieldsNamed(api, id);
  return Object.fromEntries(dropped.filter(([field]) => named.has(field)));
}

/** The kept fields that no action names any more. */
export async function unneededFields(
  api: Pick<IntegrationsApi, "actionsOf">,
  id: string,
  state: Properties,
): Promise<string[]> {
  const kept = Object.keys(textsOf(state, KEPT_PROPERTY));
  if (kept.length === 0) return [];
  const named = await fieldsNamed(api, id);
  return kept.filter((field) => !named.has(field));
}

async function fieldsNamed(api: Pick<IntegrationsApi, "actionsOf">, id: string): Promise<Set<string>> {
  return new Set((await api.actionsOf(id)).flatMap(({ fields }) => fields));
}
