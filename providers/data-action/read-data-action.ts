import type { DataActionsApi } from "../platforms/data-actions-api";
import type { Properties } from "../properties";
import { candidateOwner, findCandidate } from "./candidate";
import { refreshedInputs, refreshedState } from "./recorded-state";

/** What the engine is told of a resource; an empty id says that it is gone. */
export interface ReadResult {
  readonly id: string;
  readonly props: Properties;
  readonly inputs?: Properties;
}

/**
 * Reads the action for a refresh. Only CXone's definite "not found" clears the state; any other failure throws.
 *
 * @param state the outputs as the state has them
 * @throws what {@link DataActionsApi.getAction} throws
 */
export async function readDataAction(
  api: DataActionsApi,
  id: string,
  state: Properties,
): Promise<ReadResult> {
  const record = await api.getAction(id);
  if (!record) return { id: "", props: {} };
  const props = refreshedState(state, record, await leftoverOf(api, state));
  return { id, props, inputs: refreshedInputs(props) };
}

/** A candidate that a killed run left behind shows as drift, so that the next update removes it. */
async function leftoverOf(api: DataActionsApi, state: Properties): Promise<string | undefined> {
  if (api.capabilities.drafts || state["trial"] === undefined) return undefined;
  const found = await findCandidate(api, candidateOwner(state));
  return found && `${found.name} (id ${found.id})`;
}
