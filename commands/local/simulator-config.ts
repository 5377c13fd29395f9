import type { ConfigKey } from "../../infra/config/config-key";
import type { ConfigSetting } from "./local-stack";
import type { RunningSimulators } from "./with-simulators";

/**
 * The configuration of a stack that is deployed to the simulators: theirs, and what the actions' simulated backends
 * offer for keys that the actions have.
 *
 * @param keys of all actions: which of the backends' values are secret; a value whose key nobody has is left out
 */
export function simulatorConfig(
  { cxoneUrl, crmUrl, backends, credentials }: RunningSimulators,
  keys: readonly ConfigKey[],
): Record<string, ConfigSetting> {
  const plain = (value: string): ConfigSetting => ({ value, secret: false });
  const secret = (value: string): ConfigSetting => ({ value, secret: true });
  const offered = Object.assign({}, ...backends.map(({ configuration }) => configuration)) as Record<
    string,
    string
  >;
  const known = keys.filter(({ name }) => Object.hasOwn(offered, name));
  return {
    ...Object.fromEntries(
      known.map((key) => [key.name, { value: offered[key.name] ?? "", secret: key.secret }]),
    ),
    cxoneBaseUrl: plain(cxoneUrl),
    cxoneClientId: plain(credentials.cxone.clientId),
    cxoneClientSecret: secret(credentials.cxone.clientSecret),
    crmBaseUrl: plain(crmUrl),
    crmAuthUrl: plain(`${crmUrl}/oauth/token`),
    crmClientId: plain(credentials.crm.clientId),
    crmClientSecret: secret(credentials.crm.clientSecret),
  };
}
