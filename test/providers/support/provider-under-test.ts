import { randomBytes } from "node:crypto";
import { createProvider, type DynamicProvider } from "../../../providers/dynamic-provider";
import { axiosTransport } from "../../../providers/http/axios-transport";
import type { HttpTransport } from "../../../foundation/http-transport";
import type { VirtualClock } from "../../support/virtual-clock";

/** The client that the CXone simulator knows by default. */
export const CLIENT = { id: "dev-cxone-client", secret: "dev-cxone-secret" };

/** The real provider with the real transport, against a server on loopback, on a clock of the test's. */
export async function provideFor(
  baseUrl: string,
  clock: VirtualClock,
  transport: HttpTransport = axiosTransport,
  clientSecret = CLIENT.secret,
): Promise<DynamicProvider> {
  const provider = createProvider({
    transport,
    clock,
    random: () => 0.5,
    drawKeyHex: () => randomBytes(32).toString("hex"),
    readGitCommit: () => Promise.resolve(undefined),
    environment: {},
  });
  const config: Record<string, string> = {
    cxoneBaseUrl: baseUrl,
    cxoneClientId: CLIENT.id,
    cxoneClientSecret: clientSecret,
  };
  await provider.configure({ config: { get: (key) => config[key] } });
  return provider;
}
