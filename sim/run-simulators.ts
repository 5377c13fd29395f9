import * as path from "node:path";
import type { ConsoleBackend } from "./console/console-backend";
import type { CrmSimulator } from "./crm/start-crm";
import { startSwitchableCrm } from "./crm/start-switchable-crm";
import { startCxone, type CxoneSimulator } from "./cxone/start-cxone";
import type { LogEntry } from "./http/request-log";
import { simulatorCredentials, type SimulatorCredentials } from "./simulator-credentials";
import { simulatorOwner } from "./simulator-owner";
import { SimulatorStartError } from "./simulator-start-error";

/** Where the two simulators run. */
export interface SimulatorSettings {
  /** Default 18080; environment variable SIM_CXONE_PORT. */
  readonly cxonePort: number;
  /** Default 18081; environment variable SIM_CRM_PORT. */
  readonly crmPort: number;
  /** Absolute path of where CXone keeps its actions. Default `.sim` in the project's folder; SIM_DATA_DIR, from there. */
  readonly dataDir: string;
  /** Default: those of the data folder. */
  readonly credentials?: SimulatorCredentials;
  /** Called when the console's link was used up, with the next one. */
  readonly onConsoleLink?: (url: string) => void;
}

/** Both simulators. */
export interface Simulators {
  readonly cxone: CxoneSimulator;
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
    dataDir: path.resolve(projectFolder, environment.SIM_DATA_DIR || ".sim"),
  };
}

/**
 * Starts both simulators, or neither.
 *
 * @throws SIM_PORT_IN_USE, SIM_CREDENTIALS_INVALID
 */
export async function runSimulators(
  settings: SimulatorSettings,
  onRequest?: (entry: LogEntry) => void,
): Promise<Simulators> {
  const { cxonePort, crmPort, dataDir } = settings;
  const credentials = settings.credentials ?? simulatorCredentials(dataDir);
  const common = {
    belongsTo: simulatorOwner(dataDir, credentials),
    ...(onRequest ? { onRequest } : {}),
  };
  const backends: ConsoleBackend[] = [];
  const { onConsoleLink: onNewLink } = settings;
  const cxone = await startCxone({
    ...common,
    console: { backends: () => backends, ...(onNewLink ? { onNewLink } : {}) },
    port: cxonePort,
    dataDir,
    clients: [credentials.cxone],
  }).catch((error: unknown) => {
    throw explain(error, "CXone", cxonePort, "SIM_CXONE_PORT");
  });
  try {
    const started = await startSwitchableCrm({ ...common, port: crmPort, credentials: credentials.crm });
    const { crm } = started;
    backends.push(started.backend);
    const close = async (): Promise<void> => void (await Promise.all([cxone.close(), crm.close()]));
    return { cxone, crm, credentials, close };
  } catch (error) {
    await cxone.close();
    throw explain(error, "CRM", crmPort, "SIM_CRM_PORT");
  }
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
