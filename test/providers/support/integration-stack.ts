import { axiosTransport } from "../../../providers/http/axios-transport";
import type { HttpTransport } from "../../../foundation/http-transport";
import type { Properties } from "../../../providers/properties";
import type { GenesysCloudSimulator } from "../../../sim/genesys-cloud/start-genesys-cloud";
import type { StoredCredential, StoredIntegration } from "../../../sim/genesys-cloud/store/records";
import { VirtualClock } from "../../support/virtual-clock";
import { OneResourceStack } from "./one-resource-stack";
import { provideForGenesysCloud } from "./provider-under-test";

/** Its integration, as the program of the stack `dev` declares it; `changes` take the place of what it says. */
export function integrationInputs(changes: Properties = {}): Properties {
  const owner = { stack: "project/dev", state: "laptop" };
  return { name: "functions", ...owner, fields: { old: "a secret" }, fingerprintKey: "", ...changes };
}

/** A stack of an integration alone, in a process of its own. */
export async function integrationStack(
  sim: GenesysCloudSimulator,
  transport: HttpTransport = axiosTransport,
): Promise<OneResourceStack> {
  return new OneResourceStack((await provideForGenesysCloud(sim, new VirtualClock(), transport)).integration);
}

/** What the simulator was asked since its log was cleared, tokens apart; ids that are known by their names. */
export function requestsTo(
  { log }: GenesysCloudSimulator,
  names: Readonly<Record<string, string>>,
): string[] {
  return log.entries
    .map(({ method, path }) => `${method} ${path.split("?")[0]}`)
    .filter((request) => !request.includes("/oauth/"))
    .map((request) => request.replace("/api/v2/", ""))
    .map((request) => Object.entries(names).reduce((text, [name, id]) => text.replace(id, name), request));
}

/** What the organisation has of the integration that a stack's state names, and of its credential. */
export function liveIntegration(
  { organization }: GenesysCloudSimulator,
  { state }: OneResourceStack,
): { readonly integration: StoredIntegration; readonly credential: StoredCredential | undefined } {
  const integration = organization.integrations.get(state?.id ?? "");
  if (!integration) throw new Error("there is no such integration");
  const credentialId = Object.values(integration.config.credentials).at(0)?.id ?? "";
  return { integration, credential: organization.credentials.get(credentialId) };
}
