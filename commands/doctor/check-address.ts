import { systemClock, type Clock } from "../../foundation/clock";
import { type HttpTransport, TransportFailure } from "../../foundation/http-transport";
import { sendWithTimeout } from "../../providers/http/send-with-timeout";
import type { Finding } from "./finding";

/** Nobody waits for a check longer. */
const TIMEOUT_MS = 10_000;
/** Tokens and signed addresses of object stores are refused beyond a few minutes; a minute is a clock that nobody sets. */
const MOST_SKEW_MS = 60_000;

/** What the checks take from the outside world. */
export interface Outside {
  readonly transport: HttpTransport;
  /** Default: the system's. */
  readonly clock?: Clock;
}

/** Asks an address; any answer will do, for it shows that name, network, TLS and proxy work, and what time it is there. */
export async function checkAddress(
  area: string,
  key: string,
  url: string,
  { transport, clock = systemClock }: Outside,
): Promise<Finding[]> {
  const startedAtMs = clock.monotonicMs();
  const host = new URL(url).host;
  try {
    const request = { method: "GET", url, headers: { accept: "application/json" } } as const;
    const { headers } = await sendWithTimeout(transport, request, TIMEOUT_MS, clock);
    const tookMs = Math.round(clock.monotonicMs() - startedAtMs);
    const reached: Finding = { area, status: "ok", seen: `${host} (${key}) answers, in ${tookMs} ms.` };
    return [reached, ...skewOf(area, host, headers["date"], clock.epochMs())];
  } catch (error) {
    const reason = error instanceof TransportFailure ? error.reason : String(error);
    return [
      {
        area,
        status: "failed",
        seen: `${host} (${key}) cannot be reached from here: ${reason}.`,
        remedy: `Check the address (npm run pulumi -- config get ${key}), the network and HTTPS_PROXY.`,
      },
    ];
  }
}

function skewOf(area: string, host: string, date: string | undefined, nowEpochMs: number): Finding[] {
  const thereEpochMs = Date.parse(date ?? "");
  if (Number.isNaN(thereEpochMs)) return [];
  const skewMs = nowEpochMs - thereEpochMs;
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  if (Math.abs(skewMs) <= MOST_SKEW_MS)
    return [{ area, status: "ok", seen: `The clocks here and at ${host} agree within ${seconds + 1} s.` }];
  return [
    {
      area,
      status: "warning",
      seen: `This machine's clock is ${seconds} s ${skewMs > 0 ? "ahead of" : "behind"} the one at ${host}.`,
      remedy: "Set the clock of this machine: let it be kept by NTP.",
    },
  ];
}
