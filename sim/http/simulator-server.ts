import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { FaultPlan, type FaultPolicy } from "../faults/fault-plan";
import { injectFault } from "../faults/inject-fault";
import type { SimulatorOwner } from "../simulator-owner";
import { refusalOfForeign } from "./foreign-request";
import { HttpError } from "./http-error";
import type { SimAnswer } from "./message";
import { readBody } from "./read-body";
import { RequestLog, type LogEntry } from "./request-log";
import { createRouter, type Route } from "./router";
import { sendAnswer } from "./send-answer";
import { simulatorEndpoints } from "./simulator-endpoints";

/** What every simulator takes, whatever it stands in for. */
export interface ServerOptions {
  /** On 127.0.0.1. Default 0: any free port. */
  readonly port?: number;
  /** Added to every answer, for measurements. Default 0. */
  readonly latencyMs?: number;
  /** Faults by chance or by time, beside the planned ones. */
  readonly faultPolicy?: FaultPolicy;
  /** Whose simulator it is, for `GET /sim/health`. Default: nobody's. */
  readonly belongsTo?: SimulatorOwner;
  /** Called once for each request, when it is over. */
  readonly onRequest?: (entry: LogEntry) => void;
}

/** What a service brings. */
export interface Service {
  /** Such as `crm-sim`. */
  readonly name: `${string}-sim`;
  readonly routes: readonly Route[];
  /** The simulator's own, outside the contract: they meet no faults and are not logged. Default: those of `/sim/` alone. */
  readonly ownRoutes?: readonly Route[];
  readonly maxBodyBytes: number;
  /** Puts an error into the form of the service's contract. */
  readonly renderError: (error: HttpError) => SimAnswer;
}

/** A running simulator. */
export interface SimulatorServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly faults: FaultPlan;
  readonly log: RequestLog;
  /** Ends the server and every connection. */
  close(): Promise<void>;
}

/**
 * Serves a service on loopback, through the planned faults. Whatever a web page or another host's name leads to it is
 * answered 403.
 *
 * @throws the listen error of `node:net`, for example EADDRINUSE
 */
export async function startSimulatorServer(
  service: Service,
  options: ServerOptions = {},
): Promise<SimulatorServer> {
  const { latencyMs = 0, onRequest } = options;
  const faults = new FaultPlan(options.faultPolicy);
  const log = new RequestLog();
  const closing = new AbortController();
  const route = createRouter(service.routes);
  const ownRoutes = [
    ...simulatorEndpoints(service.name, faults, log, options.belongsTo),
    ...(service.ownRoutes ?? []),
  ];
  const routeOwn = createRouter(ownRoutes);
  const ownRooms = new Set(ownRoutes.map(({ path }) => firstSegment(path)));
  const isOwn = (path: string): boolean => ownRooms.has(firstSegment(path));

  const answer = async (find: typeof route, request: IncomingMessage, body: Promise<Buffer>) => {
    const { path, query } = splitUrl(request.url ?? "/");
    const method = request.method ?? "GET";
    try {
      const read = await body;
      const { route: found, params } = find(method, path);
      return await found.handle({ method, path, query, params, headers: request.headers, body: read });
    } catch (error) {
      if (error instanceof HttpError) return service.renderError(error);
      const reason = error instanceof Error ? error.message : String(error);
      return service.renderError(new HttpError(500, "simulator.failed", `The simulator failed: ${reason}`));
    }
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = request.method ?? "GET";
    const path = request.url ?? "/";
    const refusal = refusalOfForeign(request.headers, request.socket.localPort);
    if (refusal) {
      const answer = service.renderError(refusal);
      if (!isOwn(path)) noteRequest(method, path, undefined, response).noteStatus(answer.status);
      await readBody(request, service.maxBodyBytes).catch(() => undefined);
      sendAnswer(response, answer);
      return;
    }
    if (isOwn(path)) {
      sendAnswer(response, await answer(routeOwn, request, readBody(request, service.maxBodyBytes)));
      return;
    }
    const fault = faults.take(method, path);
    const { noteStatus } = noteRequest(method, path, fault?.kind, response);
    if (fault?.kind === "refuse") {
      request.socket.destroy();
      return;
    }
    const body = readBody(request, service.maxBodyBytes);
    await body.catch(() => undefined);
    if (latencyMs > 0) await wait(latencyMs, undefined, { signal: closing.signal });
    const handle = () => answer(route, request, body);
    if (fault) {
      await injectFault(fault, { request, response, handle, noteStatus, closing: closing.signal });
      return;
    }
    const sent = await handle();
    noteStatus(sent.status);
    sendAnswer(response, sent);
  };

  const noteRequest = (method: string, path: string, fault: string | undefined, response: ServerResponse) => {
    const arrivedAtMs = performance.now();
    const time = new Date().toISOString();
    const entry: LogEntry = { service: service.name, time, method, path, status: null, durationMs: null };
    if (fault !== undefined) entry.fault = fault;
    log.add(entry);
    if (onRequest) response.once("close", () => onRequest(entry));
    return {
      // Before the answer leaves, so that whoever has the answer finds it in the log.
      noteStatus: (status: number) => {
        entry.status = status;
        entry.durationMs = Math.round(performance.now() - arrivedAtMs);
      },
    };
  };

  const server = createServer((request, response) => {
    // What is left to fail here is the connection itself (the client went, the simulator closes): nobody to tell.
    serve(request, response).catch(() => request.socket.destroy());
  });
  // Clients keep connections for longer than Node's 5 s; closing one under them would look like a fault.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    faults,
    log,
    close: async () => {
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** `sim` of `/sim/log?a`. */
function firstSegment(url: string): string {
  return url.split(/[/?]/)[1] ?? "";
}

function splitUrl(url: string): { path: string; query: URLSearchParams } {
  const mark = url.indexOf("?");
  if (mark === -1) return { path: url, query: new URLSearchParams() };
  return { path: url.slice(0, mark), query: new URLSearchParams(url.slice(mark + 1)) };
}
