import { AuthorizedCaller } from "../rest/authorized-caller";
import { CallSender, type SenderDependencies } from "../rest/call-sender";
import { systemDependencies } from "../rest/system-dependencies";
import { TokenSource } from "../rest/token-source";
import type { PlatformConnection } from "../platform";
import { ApiCalls } from "./api-calls";
import { TOKEN_PATH } from "./api-paths";
import { requireSettings, type GenesysSettings } from "./connection-settings";
import { GENESYS_DIALECT } from "./dialect";
import { FunctionActionsApi } from "./function-actions-api";
import { FunctionIntegrationsApi } from "./function-integrations-api";

/**
 * The function data actions and integrations of the Genesys Cloud that `settings` describe. All calls made through the
 * result share one token, one limit on calls in flight and one rate gate: make one a process. Nothing is sent before the
 * first call.
 *
 * @throws CONFIGURATION_INVALID
 */
export function connectToGenesysCloud(
  settings: GenesysSettings,
  dependencies: SenderDependencies = systemDependencies,
): Required<PlatformConnection> {
  const { baseUrl, loginUrl, clientId, clientSecret, callTimeoutMs } = requireSettings(settings);
  const { clock, random } = dependencies;
  const sender = new CallSender(GENESYS_DIALECT, baseUrl, callTimeoutMs, dependencies);
  const tokens = new TokenSource(
    { clientId, clientSecret, path: TOKEN_PATH, baseUrl: loginUrl },
    sender,
    clock,
  );
  const calls = new ApiCalls(new AuthorizedCaller(sender, tokens));
  return {
    actions: new FunctionActionsApi({ calls, sender, clock, random }),
    integrations: new FunctionIntegrationsApi({ calls, clock, random }),
  };
}
