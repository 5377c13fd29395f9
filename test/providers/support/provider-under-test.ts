import { randomBytes } from "node:crypto";
import { createProvider, type DynamicProviders } from "../../../providers/dynamic-provider";
import { axiosTransport } from "../../../providers/http/axios-transport";
import type { HttpTransport } from "../../../foundation/http-transport";
import { DEVELOPMENT_CREDENTIALS } from "../../../sim/development-credentials";
import type { GenesysCloudSimulator } from "../../../sim/genesys-cloud/start-genesys-cloud";
import type { VirtualClock } from "../../support/virtual-clock";

/** The client that the CXone simulator knows by default. */
export const CLIENT = { id: "dev-cxone-client", secret: "dev-cxone-secret" };

/** The real provider with the real transport, against a server on loopback, on a clock of the test's. */
export async function provideFor(
  baseUrl: string,
  clock: VirtualClock,
  transport: HttpTransport = axiosTransport,
  clientSecret = CLIENT.secret,
): Promise<DynamicProviders> {
  return configured(clock, transport, {
    cxoneBaseUrl: baseUrl,
    cxoneClientId: CLIENT.id,
    cxoneClientSecret: clientSecret,
  });
}

/** As {@link provideFor}, against a Genesys Cloud simulator. */
export async function provideForGenesysCloud(
  simulator: Pick<GenesysCloudSimulator, "url" | "loginUrl">,
  clock: VirtualClock,
  transport: HttpTransport = axiosTransport,
): Promise<DynamicProviders> {
  const { clientId, clientSecret } = DEVELOPMENT_CREDENTIALS.genesysCloud;
  return configured(clock, transport, {
    platform: "genesys-cloud",
    genesysBaseUrl: simulator.url,
    genesysLoginUrl: simulator.loginUrl,
    genesysClientId: clientId,
    genesysClientSecret: clientSecret,
  });
}

async function configured(
  clock: VirtualClock,
  transport: HttpTransport,
  config: Readonly<Record<string, string>>,
): Promise<DynamicProviders> {
  const provider = createProvider({
    transport,
    clock,
    random: () => 0.5,
    drawKeyHex: () => randomBytes(32).toString("hex"),
    readGitCommit: () => Promise.resolve(undefined),
    environment: {},
  });
  await provider.configure({ config: { get: (key) => config[key] } });
  return provider;
}
