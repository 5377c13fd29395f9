import { randomArrivals, type Schedule } from "./schedule";

/** What the CRM does to its callers; absent parts do not happen. */
export interface CrmWeather {
  /** Added to every answer. */
  readonly latencyMs: number;
  /** Contact requests a second, and how many may come at once; above it 429 with `Retry-After: 1`. */
  readonly requestsPerSecond?: number;
  /** By chance, for each request. */
  readonly chance?: { readonly status503: number; readonly reset: number };
  /** Tokens live for this long, and every one ends at each such tick after the start, as when signing keys rotate. */
  readonly tokenLifetimeSeconds?: number;
  /** Every request in this span is answered 503 or, half of them, never. */
  readonly brownOut?: { readonly fromMs: number; readonly durationMs: number };
}

/** The situations, in the order of the table. */
export const SCENARIO_NAMES = ["healthy", "rate-limited", "faults", "token-expiry", "brown-out"] as const;

/** One situation that every contender is put into. */
export interface Scenario {
  readonly name: (typeof SCENARIO_NAMES)[number];
  readonly title: string;
  readonly weather: CrmWeather;
  readonly schedule: Schedule;
  /** Executions before the measurement, so that the code is compiled and a warm runtime is warm. */
  readonly warmUpExecutions: number;
  /** Runs side by side, each with faults of its own, whose samples are put together. Default 1. */
  readonly runs?: number;
}

/** Of arrivals and faults, unless another is asked for. */
export const DEFAULT_SEED = 20_260_101;
/** What an execution may take, from its start to its answer. */
export const BUDGET_MS = 25_000;

const LATENCY_MS = 20;

/**
 * @param quick a rehearsal of the benchmark: the same situations, too short to judge anything by
 * @param seed of the arrivals
 */
export function scenarios(quick: boolean, seed: number): readonly Scenario[] {
  const arrivals = (perSecond: number, durationMs: number) =>
    randomArrivals(perSecond, quick ? durationMs / 4 : durationMs, seed);
  const brownOutMs = quick ? 2_500 : 10_000;
  return [
    {
      name: "healthy",
      title: `healthy, ${LATENCY_MS} ms`,
      weather: { latencyMs: LATENCY_MS },
      schedule: arrivals(40, 5_000),
      warmUpExecutions: quick ? 20 : 120,
    },
    {
      name: "rate-limited",
      title: "50 requests/s, 200 at a time",
      weather: { latencyMs: LATENCY_MS, requestsPerSecond: 50 },
      schedule: { kind: "callers", callers: 200, executionsEach: quick ? 1 : 2 },
      warmUpExecutions: 20,
    },
    {
      name: "faults",
      title: "5 % 503, 2 % resets",
      weather: { latencyMs: LATENCY_MS, chance: { status503: 0.05, reset: 0.02 } },
      schedule: arrivals(40, 5_000),
      warmUpExecutions: 20,
    },
    {
      name: "token-expiry",
      title: "tokens end every 5 s",
      weather: { latencyMs: LATENCY_MS, tokenLifetimeSeconds: quick ? 1 : 5 },
      schedule: arrivals(40, 10_500),
      warmUpExecutions: 20,
    },
    {
      name: "brown-out",
      title: `brown-out of ${brownOutMs / 1000} s`,
      weather: { latencyMs: LATENCY_MS, brownOut: { fromMs: 1_000, durationMs: brownOutMs } },
      schedule: randomArrivals(10, brownOutMs + 2_000, seed),
      warmUpExecutions: 20,
      // Whether the end of an outage meets a client at a bad moment is luck: one run would measure that.
      runs: 3,
    },
  ];
}
