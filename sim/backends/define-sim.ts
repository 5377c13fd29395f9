import { jsonAnswer } from "../http/message";
import type { Route } from "../http/router";
import { startSimulatorServer, type ServerOptions, type SimulatorServer } from "../http/simulator-server";

/** What a simulated backend is started with. */
export interface BackendStart {
  /** Kept from start to start: what its API key, password or client secret is. */
  readonly secret: string;
}

/** Where a simulated backend is, and what it lets people in with. */
export interface BackendAddress extends BackendStart {
  /** Without a slash at its end. */
  readonly url: string;
}

/** A simulated backend of an action, as its `sim.ts` declares it. */
interface SimDeclaration {
  /** What it offers to a stack's configuration: the values of keys that the action's environment names. */
  readonly configuration: (backend: BackendAddress) => Readonly<Record<string, string>>;
  /** What it serves, made anew for each start. */
  readonly routes: (backend: BackendStart) => readonly Route[];
}

/** A simulated backend that can be started, any number of times. */
export interface BackendSim extends Pick<SimDeclaration, "configuration"> {
  /** Starts it on loopback, with `/sim/faults` and the like (sim/http/simulator-endpoints.ts). */
  readonly start: (name: string, secret: string, options?: ServerOptions) => Promise<SimulatorServer>;
  /** Path of its sign-ins; undefined where it has none. */
  readonly tokenPath: string | undefined;
}

/** Of `clientCredentialsRoute` (sim/http). */
const TOKEN_PATH = "/oauth/token";

/** A small backend gets small requests. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * Declares the simulated backend of an action, in the action's folder: `export const sim = defineSim({ … })` in `sim.ts`.
 * It is started with the simulators of CXone and of the CRM, and with the action's tests; no bundle ever has it. Errors
 * that a route throws as `HttpError` are answered as `{ code, message }`.
 */
export function defineSim({ configuration, routes }: SimDeclaration): BackendSim {
  // The start is part of what is declared, because a `sim.ts` that is loaded by its path has a copy of all it imports:
  // an `HttpError` of one copy is none to another.
  const start = (name: string, secret: string, options: ServerOptions = {}): Promise<SimulatorServer> =>
    startSimulatorServer(
      {
        name: `${name}-sim`,
        maxBodyBytes: MAX_BODY_BYTES,
        routes: routes({ secret }),
        renderError: ({ status, code, message, headers }) => jsonAnswer(status, { code, message }, headers),
      },
      options,
    );
  const hasTokens = routes({ secret: "" }).some(({ path }) => path === TOKEN_PATH);
  return { configuration, start, tokenPath: hasTokens ? TOKEN_PATH : undefined };
}
