import type { DiscoveredAction } from "../../infra/actions/discover-actions";
import { connectToCxone } from "../../providers/platforms/cxone/connect";
import { CommandError } from "../command-error";
import type { RunningSimulators } from "./with-simulators";

/** Executes a deployed action with its smoke test's inputs: those of a contact that the CRM simulator is seeded with. */
export async function enrichOneContact(
  { cxoneUrl, credentials }: RunningSimulators,
  { description }: DiscoveredAction,
): Promise<Record<string, unknown>> {
  const { name, smokeTest } = description;
  const cxone = connectToCxone({ baseUrl: cxoneUrl, ...credentials.cxone });
  const [deployed] = await cxone.findActionsByName(name);
  if (deployed === undefined)
    throw new CommandError(
      `Executing data action "${name}" failed: CXone at ${cxoneUrl} has no such action after the update. ` +
        `Make sure that no other simulators listen there, then run npm start again.`,
    );
  const { outputs } = await cxone.executeAction(deployed.id, smokeTest.inputs);
  return { ...outputs };
}
