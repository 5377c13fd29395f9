import { action } from "../../action-src/crm-contact-enrichment/action";
import { connectToCxone } from "../../providers/platforms/cxone/connect";
import { CommandError } from "../command-error";
import { DEVELOPMENT_CREDENTIALS } from "../../sim/development-credentials";

/** Executes the deployed action for the contact that the CRM simulator is seeded with. */
export async function enrichOneContact(cxoneUrl: string): Promise<Record<string, unknown>> {
  const cxone = connectToCxone({ baseUrl: cxoneUrl, ...DEVELOPMENT_CREDENTIALS.cxone });
  const deployed = await cxone.findActionByName(action.name);
  if (deployed === undefined)
    throw new CommandError(
      `Executing data action "${action.name}" failed: CXone at ${cxoneUrl} has no such action after the update. ` +
        `Make sure that no other simulators listen there, then run npm start again.`,
    );
  const { outputs } = await cxone.executeAction(deployed.id, action.smokeTest.inputs);
  return { ...outputs };
}
