import { setMaxListeners } from "node:events";
import { startCrm } from "../../../sim/crm/start-crm";
import { DEVELOPMENT_CREDENTIALS } from "../../../sim/development-credentials";
import type { Fault } from "../../../sim/faults/fault";
import type { CrmAccess } from "../contenders/contender";
import type { CrmWeather } from "../scenario";
import { serveCommands } from "../worker-process";
import { createWeatherPolicy } from "./weather-policy";

/** What a CRM's process is told first. */
export interface CrmSetup {
  readonly weather: CrmWeather;
  /** Of its faults. */
  readonly seed: number;
}

/** What the CRM saw during a run. */
export interface CrmCounts {
  /** All requests, counted when they arrive. */
  readonly requests: number;
  readonly tokenRequests: number;
  readonly answered401: number;
  readonly answered429: number;
}

const NO_COUNTS: CrmCounts = { requests: 0, tokenRequests: 0, answered401: 0, answered429: 0 };

/** The CRM of one run. Fine weather until `begin`, so that a contender can warm up; then the scenario's. */
export function main(): void {
  // Hundreds of requests wait for the same end of the server; that is no leak.
  setMaxListeners(0);
  let counts = NO_COUNTS;
  let policy: () => Fault | undefined = () => undefined;
  let weather: CrmWeather = { latencyMs: 0 };
  let seed = 0;
  let endTokens: () => void = () => undefined;

  serveCommands({
    async start(setup: CrmSetup): Promise<CrmAccess> {
      ({ weather, seed } = setup);
      const crm = await startCrm({
        latencyMs: weather.latencyMs,
        tokenLifetimeSeconds: weather.tokenLifetimeSeconds ?? 3600,
        ...(weather.requestsPerSecond ? { rateLimit: { requestsPerSecond: weather.requestsPerSecond } } : {}),
        faultPolicy: (_method, path) => {
          counts = {
            ...counts,
            requests: counts.requests + 1,
            tokenRequests: counts.tokenRequests + (path === "/oauth/token" ? 1 : 0),
          };
          return policy();
        },
        onRequest: ({ status }) => {
          if (status === 401) counts = { ...counts, answered401: counts.answered401 + 1 };
          if (status === 429) counts = { ...counts, answered429: counts.answered429 + 1 };
        },
      });
      endTokens = () => crm.revokeTokens();
      return { tokenUrl: crm.tokenUrl, apiBaseUrl: crm.apiBaseUrl, ...DEVELOPMENT_CREDENTIALS.crm };
    },
    begin(): void {
      const beganAtMs = performance.now();
      counts = NO_COUNTS;
      policy = createWeatherPolicy(weather, seed, () => performance.now() - beganAtMs);
      if (weather.tokenLifetimeSeconds) setInterval(endTokens, weather.tokenLifetimeSeconds * 1000);
    },
    counts: () => counts,
  });
}
