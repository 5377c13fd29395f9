import * as path from "node:path";
import { startCrm, type CrmSimulator } from "./crm/start-crm";
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
  /** Default: those of the data folder. */
  readonly credentials?: SimulatorCredentials;
}

/** All simulators. */
export interface Simulators {
  readonly cxone: CxoneSimulator;
  readonly genesys: GenesysCloudSimulator;
  readonly crm: CrmSimulator;
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
  };
}

/**
 * Starts all simulators, or none.
 *
 * @throws SIM_PORT_IN_USE, SIM_CREDENTIALS_INVALID
 */
export async function runSimulators(
  settings: SimulatorSettings,
  onRequest?: (entry: LogEntry) => void,
): Promise<Simulators> {
  const { cxonePort, crmPort, genesysPort, dataDir } = settings;
  const credentials = settings.credentials ?? simulatorCredentials(dataDir);
  const common = {
    belongsTo: simulatorOwner(dataDir, credentials),
    ...(onRequest ? { onRequest } : {}),
  };
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
    startCxone({ ...common, port: cxonePort, dataDir, clients: [credentials.cxone] }),
  );
  const crm = await start(
    "CRM",
    crmPort,
    "SIM_CRM_PORT",
    startCrm({ ...common, port: crmPort, credentials: credentials.crm }),
  );
  const genesys = await start(
    "Genesys Cloud",
    genesysPort,
    "SIM_GENESYS_PORT",
    startGenesysCloud({ ...common, port: genesysPort, dataDir, clients: [credentials.genesysCloud] }),
  );
  return { cxone, genesys, crm, credentials, close };
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
