import { createServer, type AddressInfo } from "node:net";
import { axiosTransport } from "../../../providers/http/axios-transport";
import type { HttpTransport } from "../../../foundation/http-transport";
import type { SimulatorServer } from "../../../sim/http/simulator-server";
import type { Fault } from "../../../sim/faults/fault";
import type { VirtualClock } from "../../support/virtual-clock";

const STATUSES = [401, 409, 500, 502, 503, 504] as const;

/** Everything that can go wrong with one call, by name. */
export const FAULT_NAMES = [
  "refused",
  "closed before handled",
  "reset before handled",
  "answer lost",
  "answer torn",
  "stall",
  "stall after handled",
  "429 seconds",
  "429 date",
  ...STATUSES.map((status) => `${status}` as const),
] as const;

/** One of {@link FAULT_NAMES}. */
export type FaultName = (typeof FAULT_NAMES)[number];

/** One of each kind that the code tells apart: 500, 502 and 504 take the path of 503, a torn answer that of a lost one. */
export const FAULT_KINDS: readonly FaultName[] = [
  "reset before handled",
  "answer lost",
  "stall after handled",
  "401",
  "409",
  "429 seconds",
  "503",
];

/** What a run meets: a fault at its request number `at`, from 1, and perhaps another at the one after it. */
export interface FaultPlan {
  readonly at: number;
  readonly first: FaultName;
  readonly second: FaultName | undefined;
}

/** A server that can be told what its next request meets. */
export type FaultyServer = Pick<SimulatorServer, "url" | "faults">;

/**
 * The real transport, with faults planned for chosen requests: `faultAt(n)` says what the nth request meets, from 1.
 * Every fault but a refused connection happens in the server that is asked; a stall ends when the virtual clock's timers
 * expire.
 */
export function faultyTransport(
  servers: readonly FaultyServer[],
  clock: VirtualClock,
  closedUrl: string,
  faultAt: (n: number) => FaultName | undefined,
): HttpTransport {
  let requests = 0;
  return async (request, signal) => {
    requests += 1;
    const name = faultAt(requests);
    const server = servers.find(({ url }) => request.url.startsWith(url));
    if (name === undefined || !server) return axiosTransport(request, signal);
    if (name === "refused") {
      return axiosTransport({ ...request, url: request.url.replace(server.url, closedUrl) }, signal);
    }
    server.faults.plan({ fault: toFault(name, clock) });
    if (name.startsWith("stall")) expireOnceMet(server, clock);
    return axiosTransport(request, signal);
  };
}

/** Lets the timers expire when the simulator has met the planned fault and had a moment to carry the request out. */
function expireOnceMet({ faults }: FaultyServer, clock: VirtualClock): void {
  const poll = setInterval(() => {
    if (faults.unconsumed().length > 0) return;
    clearInterval(poll);
    setTimeout(() => clock.expireTimers(), 4);
  }, 2);
}

/** The address of a port on which nobody listens. */
export async function closedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

function toFault(name: FaultName, clock: VirtualClock): Fault {
  const refuse = (status: number, headers: Record<string, string> = {}): Fault => ({
    kind: "status",
    status,
    headers,
    body: { status, code: "planned", message: "A planned fault", contextId: "fault" },
  });
  switch (name) {
    case "refused":
    case "closed before handled":
      return { kind: "refuse" };
    case "reset before handled":
      return { kind: "reset" };
    case "answer lost":
      return { kind: "lost-answer" };
    case "answer torn":
      return { kind: "torn-answer" };
    case "stall":
      return { kind: "stall" };
    case "stall after handled":
      return { kind: "stall", handled: true };
    case "429 seconds":
      return refuse(429, { "retry-after": "2" });
    case "429 date":
      return refuse(429, { "retry-after": new Date(clock.epochMs() + 3_000).toUTCString() });
    default:
      return refuse(Number(name));
  }
}
