import type { DataActionsApi } from "../data-actions-api";
import { AuthorizedCaller } from "../rest/authorized-caller";
import { CallSender, type SenderDependencies } from "../rest/call-sender";
import { systemDependencies } from "../rest/system-dependencies";
import { TokenSource } from "../rest/token-source";
import { TOKEN_PATH } from "./api-paths";
import { requireSettings, type CxoneSettings } from "./connection-settings";
import { CXONE_DIALECT } from "./dialect";
import { RestDataActionsApi } from "./rest-data-actions-api";

const SCOPES = "data:actions:write data:actions:execute";

/**
 * The data actions of the CXone that `settings` describe. All calls made through the result share one token, one
 * limit on calls in flight and one rate gate: make one a process. Nothing is sent before the first call.
 *
 * @throws CONFIGURATION_INVALID
 */
export function connectToCxone(
  settings: CxoneSettings,
  dependencies: SenderDependencies = systemDependencies,
): DataActionsApi {
  const { baseUrl, clientId, clientSecret, callTimeoutMs } = requireSettings(settings);
  const sender = new CallSender(CXONE_DIALECT, baseUrl, callTimeoutMs, dependencies);
  const tokenRequest = { clientId, clientSecret, path: TOKEN_PATH, scope: SCOPES };
  const tokens = new TokenSource(tokenRequest, sender, dependencies.clock);
  return new RestDataActionsApi(new AuthorizedCaller(sender, tokens));
}
