import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type { ConsoleBackend } from "../console/console-backend";
import { consoleRoutes } from "../console/console-routes";
import { ConsoleSessions } from "../console/console-sessions";
import { CONSOLE_PATH, pageRoutes } from "../console/page-routes";
import { DEVELOPMENT_CREDENTIALS } from "../development-credentials";
import { jsonAnswer, type SimRequest } from "../http/message";
import { createRateLimiter, type RateLimit } from "../http/rate-limiter";
import { startSimulatorServer, type ServerOptions, type SimulatorServer } from "../http/simulator-server";
import { TokenStore } from "../http/token-store";
import { actionRoutes } from "./action-routes";
import { ActionStore } from "./action-store";
import { consolePlatform } from "./console-platform";
import { executionRoutes } from "./execution-routes";
import { ActionRuntime } from "./action-runtime";
import { ExecutionTraces, type LogLine } from "./execution-traces";
import { READ_ACTIONS } from "./scopes";
import { tokenRoute, type CxoneClient } from "./token-route";

/** The largest ZIP is 7 MB in base64; the rest of a body is small. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** What to set about a CXone simulator; everything has a default. */
export interface CxoneOptions extends ServerOptions {
  /** Where the actions are kept. Default: a temporary folder that goes when the simulator closes. */
  readonly dataDir?: string;
  /** Default: the client of `DEVELOPMENT_CREDENTIALS`, with every scope. */
  readonly clients?: readonly CxoneClient[];
  /** How long a token is accepted. Default 3600. */
  readonly tokenLifetimeSeconds?: number;
  /** Of all calls together. Default 5,000 a second. */
  readonly rateLimit?: RateLimit;
  /** False answers an execution's outputs bare. Default true. */
  readonly envelope?: boolean;
  /** False ignores timeoutSeconds, environment and tags, and leaves them out of answers. Default true. */
  readonly extensions?: boolean;
  /** The console's page, at `/console`. Default: none. */
  readonly console?: {
    /** Whose faults it switches; asked at each look, for a backend may start later than this simulator. */
    readonly backends: () => readonly ConsoleBackend[];
    /** Called when a link was used up, with the next one. */
    readonly onNewLink?: (url: string) => void;
  };
  /** The Node.js that runs the actions. Default: the one that runs the simulator. */
  readonly nodePath?: string;
  /** Called with each line that an execution logs, as it arrives. */
  readonly onTraceLine?: (executionId: string, line: LogLine) => void;
  /** True lets executions take as long as somebody with a debugger does. Default false. */
  readonly forDebugger?: boolean;
  /** Epoch milliseconds; for dates, token lifetimes and the rate. Default `Date.now`. */
  readonly clock?: () => number;
  /** Default: random UUIDs. */
  readonly newId?: (kind: "action" | "execution" | "context") => string;
}

/** A running CXone simulator. */
export interface CxoneSimulator extends SimulatorServer {
  /** What is deployed: a look behind the API for tests, environment values included. */
  readonly actions: Pick<ActionStore, "list" | "get" | "findByName" | "readCode">;
  /** Opens the console once; then it is another. Undefined where there is no console. */
  readonly consoleUrl: string | undefined;
  /** Ends every token at once. */
  revokeTokens(): void;
}

/**
 * Starts CXone's control plane and runtime on loopback (docs/openapi.yaml).
 *
 * @throws the listen error of `node:net`, for example EADDRINUSE
 */
export async function startCxone(options: CxoneOptions = {}): Promise<CxoneSimulator> {
  const { clock = Date.now, newId = () => randomUUID(), envelope = true, extensions = true } = options;
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), "cxone-sim-"));
  const store = new ActionStore(dataDir);
  const traces = new ExecutionTraces(clock, undefined, options.onTraceLine);
  const runtime = new ActionRuntime({
    readCode: (action) => store.readCode(action),
    traces,
    newExecutionId: () => newId("execution"),
    nodePath: options.nodePath ?? process.execPath,
    forDebugger: options.forDebugger ?? false,
  });
  const tokens = new TokenStore(options.tokenLifetimeSeconds ?? 3600, clock);
  const takeFromRate = createRateLimiter(options.rateLimit ?? { requestsPerSecond: 5_000 }, clock);
  const admit = (request: SimRequest, anyScopeOf: readonly string[]): void => {
    takeFromRate();
    tokens.authorize(request.headers.authorization, anyScopeOf);
  };
  const sessions = new ConsoleSessions(() => options.console?.onNewLink?.(consoleUrl()));
  const consoleUrl = (): string => `${server.url}${CONSOLE_PATH}#${sessions.linkCode}`;
  const platform = consolePlatform({ store, traces, runtime });
  const server = await startSimulatorServer(
    {
      name: "cxone-sim",
      ownRoutes: options.console
        ? [
            ...pageRoutes(),
            ...consoleRoutes({ platform, backends: options.console.backends, sessions, clock }),
          ]
        : [],
      maxBodyBytes: MAX_BODY_BYTES,
      routes: [
        tokenRoute(tokens, options.clients ?? [DEVELOPMENT_CREDENTIALS.cxone], READ_ACTIONS, takeFromRate),
        ...actionRoutes({
          store,
          admit,
          clock,
          newActionId: () => newId("action"),
          knowsExtensions: extensions,
          onRetired: (id) => runtime.retire(id),
        }),
        ...executionRoutes({ store, runtime, traces, admit, envelope }),
      ],
      renderError: ({ status, code, message, headers, executionId }) => {
        const contextId = executionId ?? newId("context");
        const named = executionId === undefined ? {} : { executionId };
        return jsonAnswer(status, { status, code, message, contextId, ...named }, headers);
      },
    },
    options,
  );
  return {
    ...server,
    actions: store,
    get consoleUrl() {
      return options.console && consoleUrl();
    },
    revokeTokens: () => tokens.revokeAll(),
    close: async () => {
      await server.close();
      await runtime.close();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
