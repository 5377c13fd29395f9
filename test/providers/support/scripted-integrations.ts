import { FunctionIntegrationsApi } from "../../../providers/platforms/genesys-cloud/function-integrations-api";
import { callsTo, ScriptedPlatform, type Answers } from "./scripted-platform";

/** Where the integrations are. */
export const INTEGRATIONS = "/api/v2/integrations";
/** Where the one of a test is. */
export const ONE = `${INTEGRATIONS}/i-1`;
/** Where its configuration is. */
export const CONFIG = `${ONE}/config/current`;
/** Where the credentials are. */
export const CREDENTIALS = `${INTEGRATIONS}/credentials`;
/** What makes it one of ours. */
export const TYPE = { integrationType: { id: "function-data-actions" } };
/** The integration as it is made. */
export const BARE = { id: "i-1", name: "functions", ...TYPE, intendedState: "DISABLED" };

/** The integrations and credentials of a platform that answers so. */
export async function integrationsOf(answers: Answers) {
  const platform = await ScriptedPlatform.start(answers);
  const { calls, clock, random } = callsTo(platform);
  return { api: new FunctionIntegrationsApi({ calls, clock, random }), platform, clock };
}
