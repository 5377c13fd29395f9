import type { ConfigSetting } from "./local-stack";
import type { RunningSimulators } from "./with-simulators";

/** The configuration of a stack that is deployed to the simulators. */
export function simulatorConfig({
  cxoneUrl,
  crmUrl,
  credentials,
}: RunningSimulators): Record<string, ConfigSetting> {
  const plain = (value: string): ConfigSetting => ({ value, secret: false });
  const secret = (value: string): ConfigSetting => ({ value, secret: true });
  return {
    cxoneBaseUrl: plain(cxoneUrl),
    cxoneClientId: plain(credentials.cxone.clientId),
    cxoneClientSecret: secret(credentials.cxone.clientSecret),
    crmBaseUrl: plain(crmUrl),
    crmAuthUrl: plain(`${crmUrl}/oauth/token`),
    crmClientId: plain(credentials.crm.clientId),
    crmClientSecret: secret(credentials.crm.clientSecret),
  };
}
