import type { ReadResult } from "../data-action/read-data-action";
import { textOf, type Properties } from "../properties";
import { refreshedIntegration, refreshedIntegrationInputs } from "./integration-state";
import { unneededFields } from "./kept-fields";
import type { IntegrationDependencies } from "./write-integration";

/** Reads the integration for a refresh. Only a definite "not found" clears the state; any other failure throws. */
export async function readIntegration(
  { api }: IntegrationDependencies,
  id: string,
  state: Properties,
): Promise<ReadResult> {
  const record = await api.getIntegration(id);
  if (!record) return { id: "", props: {} };
  const credentialId = textOf(state, "credentialId");
  const hasCredential = credentialId === "" || (await api.hasCredential(credentialId));
  const unneeded = await unneededFields(api, id, state);
  const props = refreshedIntegration(state, { record, hasCredential, unneeded });
  return { id, props, inputs: refreshedIntegrationInputs(props) };
}
