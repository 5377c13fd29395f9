import type { ReadResult } from "../data-action/read-data-action";
import type { Properties } from "../properties";
import { refreshedIntegration, refreshedIntegrationInputs } from "./integration-state";
import type { IntegrationDependencies } from "./write-integration";

/** Reads the integration for a refresh. Only a definite "not found" clears the state; any other failure throws. */
export async function readIntegration(
  { api }: IntegrationDependencies,
  id: string,
  state: Properties,
): Promise<ReadResult> {
  const record = await api.getIntegration(id);
  if (!record) return { id: "", props: {} };
  const props = refreshedIntegration(state, record);
  return { id, props, inputs: refreshedIntegrationInputs(props) };
}
