import * as path from "node:path";
import { startCrm, type CrmSimulator } from "./crm/start-crm";
import { startCxone, type CxoneSimulator } from "./cxone/start-cxone";
import type { LogEntry } from "./http/request-log";

/** Where the two simulators run. */
export interface SimulatorSettings {
  /** Default 18080; environment variable SIM_CXONE_PORT. */
  readonly cxonePort: number;
  /** Default 18081; environment variable SIM_CRM_PORT. */
  readonly crmPort: number;
  /** Where CXone keeps its actions. Default `.sim` in the project's folder; environment variable SIM_DATA_DIR. */
  readonly dataDir: string;
}

/** Both simulators. */
export interface Simulators {
  readonly cxone: CxoneSimulator;
  readonly crm: CrmSimulator;
  close(): Promise<void>;
}

/** Why the simulators cannot start, in one line for people. */
export class SimulatorStartError extends Error {
  /** @param code stable: SIM_PORT_IN_USE or SIM_PORT_INVALID */
  constructor(
    readonly code: "SIM_PORT_IN_USE" | "SIM_PORT_INVALID",
    message: string,
  ) {
    super(message);
    this.name = "SimulatorStartError";
  }
}

/**
 * The settings that the environment asks for.
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
    dataDir: environment.SIM_DATA_DIR ?? path.join(projectFolder, ".sim"),
  };
}

/**
 * Starts both simulators, or neither.
 *
 * @throws SIM_PORT_IN_USE
 */
export async function runSimulators(
  settings: SimulatorSettings,
  onRequest?: (entry: LogEntry) => void,
): Promise<Simulators> {
  const { cxonePort, crmPort, dataDir } = settings;
  const observed = onRequest ? { onRequest } : {};
  const cxone = await startCxone({ port: cxonePort, dataDir, ...observed }).catch((error: unknown) => {
    throw explain(error, "CXone", cxonePort, "SIM_CXONE_PORT");
  });
  try {
    const crm = await startCrm({ port: crmPort, ...observed });
    return { cxone, crm, close: async () => void (await Promise.all([cxone.close(), crm.close()])) };
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
