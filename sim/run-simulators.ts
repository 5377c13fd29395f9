import * as path from "node:path";
import { runBackends, type RunningBackend } from "./backends/run-backends";
import type { ConsoleBackend } from "./console/console-backend";
import type { CrmSimulator } from "./crm/start-crm";
import { startSwitchableCrm } from "./crm/start-switchable-crm";
import { startCxone, type CxoneSimulator } from "./cxone/start-cxone";
import { startGenesysCloud, type GenesysCloudSimulator } from "./genesys-cloud/start-genesys-cloud";
import type { LogEntry } from "./http/request-log";
import type { SimulatorServer } from "./http/simulator-server";
import { simulatorCredentials, type SimulatorCredentials } from "./simulator-credentials";
import { simulatorOwner } from "./simulator-owner";
import { SimulatorStartError } from "./simulator-start-error";

/** Where the simulators run. */
export interface SimulatorSettings {
  /** Default 18080; environment variable SIM_CXONE_PORT. */
  readonly cxonePort: number;
  /** Default 18082; environment variable SIM_GENESYS_PORT. */
  readonly genesysPort: number;
  /** Default 18081; environment variable SIM_CRM_PORT. */
  readonly crmPort: number;
  /** Absolute path of where CXone and Genesys Cloud keep what is deployed. Default `.sim` in the project's folder; SIM_DATA_DIR, from there. */
  readonly dataDir: string;
  /** Absolute path of the folder whose actions may bring a `sim.ts`, `action-src` of the project. Default: none does. */
  readonly actionsFolder?: string;
  /** Default: those of the data folder. */
  readonly credentials?: SimulatorCredentials;
  /** Called when the console's link was used up, with the next one. */
  readonly onConsoleLink?: (url: string) => void;
}

/** All simulators, and those of the actions' backends. */
export interface Simulators {
  readonly cxone: CxoneSimulator;
  readonly genesys: GenesysCloudSimulator;
  readonly crm: CrmSimulator;
  readonly backends: readonly RunningBackend[];
  readonly credentials: SimulatorCredentials;
  close(): Promise<void>;
}

/**
 * The settings that the environment asks for, credentials apart.
 *
 * @throws SIM_PORT_INVALID a port that is not a whole number from 0 to 65535
 */
export function readSettings(
  environment: Readonly<Record<string, string | undefined>>,
  projectFolder: string,
): SimulatorSettings {
  return {
    cxonePort: readPort(environment, "SIM_CXONE_PORT", 18_080),
    crmPort: readPort(environment, "SIM_CRM_PORT", 18_081),
    genesysPort: readPort(environment, "SIM_GENESYS_PORT", 18_082),
    dataDir: path.resolve(projectFolder, environment.SIM_DATA_DIR || ".sim"),
    actionsFolder: path.join(projectFolder, "action-src"),
  };
}

/**
 * Starts all simulators, or none.
 *
 * @throws SIM_PORT_IN_USE, SIM_CREDENTIALS_INVALID, SIM_BACKEND_INVALID, SOURCE_INVALID
 */
export async function runSimulators(
  settings: SimulatorSettings,
  onRequest?: (entry: LogEntry) => void,
): Promise<Simulators> {
  const { cxonePort, crmPort, genesysPort, dataDir, actionsFolder } = settings;
  const credentials = settings.credentials ?? simulatorCredentials(dataDir);
  const common = {
    belongsTo: simulatorOwner(dataDir, credentials),
    ...(onRequest ? { onRequest } : {}),
  };
  const shown: ConsoleBackend[] = [];
  const { onConsoleLink: onNewLink } = settings;
  const started: { close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => void (await Promise.all(started.map((each) => each.close())));
  const start = async <T extends SimulatorServer>(
    service: string,
    port: number,
    variable: string,
    starting: Promise<T>,
  ): Promise<T> => {
    try {
      const simulator = await starting;
      started.push(simulator);
      return simulator;
    } catch (error) {
      await close();
      throw explain(error, service, port, variable);
    }
  };
  const cxone = await start(
    "CXone",
    cxonePort,
    "SIM_CXONE_PORT",
    startCxone({
      ...common,
      console: { backends: () => shown, ...(onNewLink ? { onNewLink } : {}) },
      port: cxonePort,
      dataDir,
      clients: [credentials.cxone],
    }),
  );
  const crm = await start(
    "CRM",
    crmPort,
    "SIM_CRM_PORT",
    startSwitchableCrm({ ...common, port: crmPort, credentials: credentials.crm }).then((switchable) => {
      shown.push(switchable.backend);
      return switchable.crm;
    }),
  );
  const genesys = await start(
    "Genesys Cloud",
    genesysPort,
    "SIM_GENESYS_PORT",
    startGenesysCloud({ ...common, port: genesysPort, dataDir, clients: [credentials.genesysCloud] }),
  );
  const backends = await runBackends({ ...common, actionsFolder, dataDir }).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  started.push(backends);
  shown.push(...backends.all.flatMap(({ shown: one }) => (one ? [one] : [])));
  return { cxone, genesys, crm, backends: backends.all, credentials, close };
}

function explain(error: unknown, service: string, port: number, variable: string): unknown {
  if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") return error;
  return new SimulatorStartError(
    "SIM_PORT_IN_USE",
    `Starting the ${service} simulator: port ${port} on 127.0.0.1 is in use. ` +
      `End what uses it (perhaps simulators in another terminal), or set ${variable} to another port.`,
  );
}

function readPort(
  environment: Readonly<Record<string, string | undefined>>,
  variable: string,
  fallback: number,
): number {
  const text = environment[variable];
  if (text === undefined || text === "") return fallback;
  const port = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new SimulatorStartError(
    "SIM_PORT_INVALID",
    `Starting the simulators: ${variable} is ${JSON.stringify(text)}. Set it to a whole number from 0 to 65535.`,
  );
}
