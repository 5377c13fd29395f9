import { systemClock } from "../../../foundation/clock";
import { axiosTransport } from "../../http/axios-transport";
import { AuthorizedCaller } from "./authorized-caller";
import { CallSender, type SenderDependencies } from "./call-sender";
import { requireSettings, type UncheckedSettings } from "./connection-settings";
import type { DataActionsApi } from "../data-actions-api";
import { RestDataActionsApi } from "./rest-data-actions-api";
import { TokenSource } from "./token-source";

/** The real clock, network and randomness. */
export const systemDependencies: SenderDependencies = {
  transport: axiosTransport,
  clock: systemClock,
  random: Math.random,
};

/**
 * The data actions of the CXone that `settings` describe. All calls made through the result share one token, one
 * limit on calls in flight and one rate gate: make one a process. Nothing is sent before the first call.
 *
 * @throws CONFIGURATION_INVALID
 */
export function connectToCxone(
  settings: UncheckedSettings,
  dependencies: SenderDependencies = systemDependencies,
): DataActionsApi {
  const checked = requireSettings(settings);
  const sender = new CallSender(checked.baseUrl, checked.callTimeoutMs, dependencies);
  const tokens = new TokenSource(checked, sender, dependencies.clock);
  return new RestDataActionsApi(new AuthorizedCaller(sender, tokens));
}
