import type { DiscoveredAction } from "../../infra/actions/discover-actions";
import type { DataActionsApi } from "../../providers/platforms/data-actions-api";
import { CommandError } from "../command-error";

/** Executes a deployed action with its smoke test's inputs: those of a contact that the CRM simulator is seeded with. */
export async function enrichOneContact(
  api: DataActionsApi,
  { description }: DiscoveredAction,
): Promise<Record<string, unknown>> {
  const { name, smokeTest } = description;
  const [deployed] = await api.findActionsByName(name);
  if (deployed === undefined)
    throw new CommandError(
      `Executing data action "${name}" failed: the simulated ${api.capabilities.name} has no such action after the update. ` +
        `Make sure that no other simulators listen there, then run npm start again.`,
    );
  const { outputs } = await api.executeAction(deployed.id, smokeTest.inputs);
  return { ...outputs };
}
