import type { ConsoleBackend } from "../console/console-backend";
import { FaultSwitches } from "../console/fault-switches";
import type { ServerOptions, SimulatorServer } from "../http/simulator-server";
import type { SimulatorOwner } from "../simulator-owner";
import { findSims, type FoundSim } from "./find-sims";
import { keepBackend, type KeptBackend, readBackend } from "./kept-backend";

/** A simulated backend that listens. */
export interface RunningBackend {
  /** The action's that brings it. */
  readonly name: string;
  readonly url: string;
  /** Its API key, password or client secret. */
  readonly secret: string;
  /** What it offers to a stack's configuration, by key. */
  readonly configuration: Readonly<Record<string, string>>;
  /** Undefined where another process of this checkout serves it. */
  readonly server?: SimulatorServer;
  /** What the console shows of it, and switches; there where `server` is. */
  readonly shown?: ConsoleBackend;
}

/** The simulated backends of a checkout's actions. */
export interface RunningBackends {
  /** In the order of the actions' names. */
  readonly all: readonly RunningBackend[];
  /** Ends those that were started here. */
  close(): Promise<void>;
}

/** What backends are started with. */
export interface BackendsOptions {
  /** Absolute path of the folder whose folders are actions; without one there are no backends. */
  readonly actionsFolder: string | undefined;
  /** Absolute path of where the simulators keep what is theirs; it is there. */
  readonly dataDir: string;
  readonly belongsTo: SimulatorOwner;
  readonly onRequest?: ServerOptions["onRequest"];
}

/**
 * Starts the simulated backend of every action that brings one, each on the port that it had before, or on a free one.
 * One that this checkout's simulators serve already is used as it is.
 *
 * @throws SIM_BACKEND_INVALID, SIM_CREDENTIALS_INVALID, SOURCE_INVALID
 */
export async function runBackends(options: BackendsOptions): Promise<RunningBackends> {
  const all: RunningBackend[] = [];
  const close = async (): Promise<void> =>
    void (await Promise.all(all.map(async ({ server }) => server?.close())));
  try {
    const { actionsFolder } = options;
    const found = actionsFolder === undefined ? [] : findSims(actionsFolder);
    for (const each of found) all.push(await run(each, options));
    return { all, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function run({ name, sim }: FoundSim, options: BackendsOptions): Promise<RunningBackend> {
  const { dataDir, belongsTo, onRequest } = options;
  const kept = readBackend(dataDir, name);
  const switches = new FaultSwitches(sim.tokenPath);
  const { policy: faultPolicy } = switches;
  const serve = (port: number) =>
    sim.start(name, kept.secret, { port, belongsTo, faultPolicy, ...(onRequest ? { onRequest } : {}) });
  const { secret } = kept;
  const at = (url: string) => ({ name, url, secret, configuration: sim.configuration({ url, secret }) });
  const server = await serve(kept.port).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    return (await isOurs(name, kept, belongsTo)) ? undefined : serve(0);
  });
  if (!server) return at(`http://127.0.0.1:${kept.port}`);
  keepBackend(dataDir, name, { ...kept, port: server.port });
  const { url, log, faults } = server;
  const shown = { name, url, log, faults, switches, samples: {}, ...tokenPathOf(sim) };
  return { ...at(url), server, shown };
}

function tokenPathOf({ tokenPath }: FoundSim["sim"]): Pick<ConsoleBackend, "tokenPath"> {
  return tokenPath === undefined ? {} : { tokenPath };
}

/** Whether what listens on a backend's port is this backend, of the same checkout. */
async function isOurs(name: string, { port }: KeptBackend, { owner }: SimulatorOwner): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/sim/health`, {
      signal: AbortSignal.timeout(2_000),
    });
    const health = (await response.json()) as { service?: unknown; owner?: unknown } | null;
    return health?.service === `${name}-sim` && health.owner === owner;
  } catch {
    return false;
  }
}
