import type { ConfigKey } from "../../infra/config/config-key";
import { PLATFORM_KEY, type PlatformName } from "../../providers/platforms/platform-names.js";
import { PLATFORMS } from "../../providers/platforms/platforms";
import type { DataActionsApi } from "../../providers/platforms/data-actions-api";
import type { ConfigSetting } from "./local-stack";
import type { RunningSimulators } from "./with-simulators";

/**
 * The configuration of a stack that is deployed to the simulators: theirs, and what the actions' simulated backends
 * offer for keys that the actions have.
 *
 * @param platform the stack's
 * @param keys of all actions: which of the backends' values are secret; a value whose key nobody has is left out
 */
export function simulatorConfig(
  platform: PlatformName,
  running: RunningSimulators,
  keys: readonly ConfigKey[],
): Record<string, ConfigSetting> {
  const { crmUrl, backends, credentials } = running;
  const offered = Object.assign({}, ...backends.map(({ configuration }) => configuration)) as Record<
    string,
    string
  >;
  const known = keys.filter(({ name }) => Object.hasOwn(offered, name));
  return {
    ...Object.fromEntries(
      known.map((key) => [key.name, { value: offered[key.name] ?? "", secret: key.secret }]),
    ),
    ...connectionConfig(platform, running),
    crmBaseUrl: plain(crmUrl),
    crmAuthUrl: plain(`${crmUrl}/oauth/token`),
    crmClientId: plain(credentials.crm.clientId),
    crmClientSecret: secret(credentials.crm.clientSecret),
  };
}

/** The simulated platform's actions, for whoever comes with the simulators' own credentials. */
export function simulatedActions(platform: PlatformName, running: RunningSimulators): DataActionsApi {
  const config = connectionConfig(platform, running);
  return PLATFORMS[platform].readSettings((key) => config[key]?.value, {}).connect().actions;
}

/** What the simulators let people in with: their clients' secrets, and those of the actions' backends. */
export function simulatorSecrets({ backends, credentials }: RunningSimulators): string[] {
  const { cxone, crm, genesysCloud } = credentials;
  const clients = [cxone, crm, genesysCloud].map(({ clientSecret }) => clientSecret);
  return [...clients, ...backends.map(({ secret }) => secret)];
}

function connectionConfig(
  platform: PlatformName,
  { cxoneUrl, genesysUrl, credentials }: RunningSimulators,
): Record<string, ConfigSetting> {
  if (platform === "cxone")
    return {
      cxoneBaseUrl: plain(cxoneUrl),
      cxoneClientId: plain(credentials.cxone.clientId),
      cxoneClientSecret: secret(credentials.cxone.clientSecret),
    };
  return {
    [PLATFORM_KEY]: plain(platform),
    genesysBaseUrl: plain(genesysUrl),
    genesysLoginUrl: plain(genesysUrl),
    genesysClientId: plain(credentials.genesysCloud.clientId),
    genesysClientSecret: secret(credentials.genesysCloud.clientSecret),
  };
}

function plain(value: string): ConfigSetting {
  return { value, secret: false };
}

function secret(value: string): ConfigSetting {
  return { value, secret: true };
}
