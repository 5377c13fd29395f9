import * as path from "node:path";
import { runBackends, type RunningBackend } from "../../sim/backends/run-backends";
import { sharedKeyWarnings } from "../../sim/backends/shared-keys";
import {
  readSettings,
  runSimulators,
  type Simulators,
  type SimulatorSettings,
} from "../../sim/run-simulators";
import { simulatorCredentials, type SimulatorCredentials } from "../../sim/simulator-credentials";
import { simulatorOwner } from "../../sim/simulator-owner";
import { withLock } from "../../tools/tool-chain/lock.js";

/** Where the simulators listen, and whom they let in. */
export interface RunningSimulators {
  readonly cxoneUrl: string;
  readonly genesysUrl: string;
  readonly crmUrl: string;
  /** Of the actions that bring one. */
  readonly backends: readonly Pick<RunningBackend, "name" | "url" | "secret" | "configuration">[];
  readonly credentials: SimulatorCredentials;
}

/** What `GET /sim/health` answers. */
interface Health {
  readonly service?: string;
  readonly owner?: string;
  readonly dataDir?: string;
}

/**
 * Runs `work` with all simulators listening: those of `npm run sim` where this checkout's run already, otherwise its
 * own, which end with the work. Where another checkout's simulators, or anything else, hold a port, its own listen on a
 * free one. A second `npm start` of the same data folder waits for the first to end: they share simulators and stack.
 *
 * @param environment `SIM_*` count
 * @throws SIM_PORT_INVALID, SIM_CREDENTIALS_INVALID, SIM_DATA_DIR_UNUSABLE, SIM_BACKEND_INVALID
 */
export async function withSimulators(
  projectRoot: string,
  environment: NodeJS.ProcessEnv,
  say: (line: string) => void,
  work: (running: RunningSimulators) => Promise<void>,
): Promise<void> {
  const read = readSettings(environment, projectRoot);
  const credentials = simulatorCredentials(read.dataDir, environment);
  const settings = { ...read, credentials };
  const onWait = (pid: number): void =>
    say(`Waiting for another npm start of this checkout to end (process ${pid}).`);
  await withLock(path.join(settings.dataDir, "start.lock"), () => workWith(settings, say, work), { onWait });
}

async function workWith(
  settings: SimulatorSettings & { readonly credentials: SimulatorCredentials },
  say: (line: string) => void,
  work: (running: RunningSimulators) => Promise<void>,
): Promise<void> {
  const { credentials } = settings;
  const { actionsFolder, dataDir } = settings;
  const belongsTo = simulatorOwner(dataDir, credentials);
  const urls = {
    cxoneUrl: `http://127.0.0.1:${settings.cxonePort}`,
    genesysUrl: `http://127.0.0.1:${settings.genesysPort}`,
    crmUrl: `http://127.0.0.1:${settings.crmPort}`,
  };
  const [cxone, genesys, crm] = await Promise.all([
    healthOf(urls.cxoneUrl),
    healthOf(urls.genesysUrl),
    healthOf(urls.crmUrl),
  ]);
  const isOurs = ({ service, ...health }: Health, name: string): boolean =>
    service === name && health.owner === belongsTo.owner;
  if (isOurs(cxone, "cxone-sim") && isOurs(genesys, "genesys-cloud-sim") && isOurs(crm, "crm-sim")) {
    say(`Using this checkout's simulators, which run already: ${addressesOf(urls)}`);
    // An action that is younger than they are has its backend started here.
    const backends = await runBackends({ actionsFolder, dataDir, belongsTo });
    sharedKeyWarnings(backends.all).forEach(say);
    return work({ ...urls, backends: backends.all, credentials }).finally(() => backends.close());
  }
  const simulators = await startOnFreePorts(settings, say, [cxone, genesys, crm]);
  const started = {
    cxoneUrl: simulators.cxone.url,
    genesysUrl: simulators.genesys.url,
    crmUrl: simulators.crm.url,
  };
  const { backends } = simulators;
  const named = backends.map(({ name, url }) => `, the backend of ${name} ${url}`).join("");
  say(`Simulators started: ${addressesOf(started)}${named}`);
  sharedKeyWarnings(backends).forEach(say);
  try {
    await work({ ...started, backends, credentials });
  } finally {
    await simulators.close();
  }
}

function addressesOf({
  cxoneUrl,
  genesysUrl,
  crmUrl,
}: Pick<RunningSimulators, "cxoneUrl" | "genesysUrl" | "crmUrl">): string {
  return `CXone ${cxoneUrl}, Genesys Cloud ${genesysUrl}, CRM ${crmUrl}`;
}

/** On the ports of the settings, or, where one of them is taken, all on whatever is free. */
async function startOnFreePorts(
  settings: SimulatorSettings,
  say: (line: string) => void,
  found: readonly Health[],
): Promise<Simulators> {
  try {
    return await runSimulators(settings);
  } catch (error) {
    if ((error as { code?: unknown }).code !== "SIM_PORT_IN_USE") throw error;
    const theirs = found.find(({ dataDir }) => dataDir !== undefined)?.dataDir;
    const whose = theirs === undefined ? "another program" : `simulators whose data is in ${theirs}`;
    say(
      `Port ${settings.cxonePort}, ${settings.genesysPort} or ${settings.crmPort} is held by ${whose}: this checkout's ` +
        `simulators listen on free ports. SIM_CXONE_PORT, SIM_GENESYS_PORT and SIM_CRM_PORT give them ports of their own.`,
    );
    return runSimulators({ ...settings, cxonePort: 0, genesysPort: 0, crmPort: 0 });
  }
}

/** Nothing of what does not answer as a simulator does. */
async function healthOf(url: string): Promise<Health> {
  try {
    const response = await fetch(`${url}/sim/health`, { signal: AbortSignal.timeout(2_000) });
    const health: unknown = await response.json();
    return typeof health === "object" && health !== null ? health : {};
  } catch {
    return {};
  }
}
