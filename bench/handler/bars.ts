import type { ContenderName } from "./contenders/all";
import { figure, type Figure } from "../report/figure";
import type { Figures } from "./figures";
import { median } from "./statistics";

/** All figures of one scenario. */
export interface ScenarioResult {
  readonly scenario: string;
  readonly title: string;
  readonly figures: readonly Figures[];
  /** Runs that the figures are the medians of, or that were put together. */
  readonly repetitions: number;
}

/** CPU time per execution on the healthy CRM, milliseconds, one value per interleaved round. */
export interface CpuRounds {
  readonly ours: readonly number[];
  readonly bareAxios: readonly number[];
}

const OURS: readonly ContenderName[] = ["ours", "ours, warm token"];
/** Shown for what its choice costs and brings; held to nothing, and nobody is held to it. */
const UNJUDGED: readonly ContenderName[] = ["ours (patience 5 s)"];
/** They hold their requests to three in flight, as ours does; waiting for a turn is part of their time too. */
const WITH_LIMITER: readonly ContenderName[] = [
  "axios-retry + p-limit",
  "undici RetryAgent + p-limit",
  "cockatiel",
];
const MOST_P99_RATIO = 1.1;
const MOST_REQUESTS_RATIO = 1.05;
/** Shares this close count as the same, so that one lost execution does not spare us the comparison. */
const SAME_SHARE = 0.005;
const MOST_CPU_RATIO = 1.15;
const MOST_ROUND_TRIPS_RATIO = 0.5;

/**
 * What the project promises of the handler, as figures with limits: ours against the best of the others in each scenario
 * (docs/benchmarks.md).
 *
 * @param cpu absent where it was not measured
 */
export function judgeBars(results: readonly ScenarioResult[], cpu: CpuRounds | undefined): Figure[] {
  return [
    ...results.flatMap((result) => [...shareBars(result), ...requestBars(result), ...p99Bars(result)]),
    ...(cpu ? [cpuBar(cpu)] : []),
    ...results.filter(({ scenario }) => scenario === "healthy").map(roundTripBar),
  ];
}

function shareBars(result: ScenarioResult): Figure[] {
  const best = bestOf(result.figures.filter(isJudgedPeer), ({ shareAnswered }) => -shareAnswered);
  if (!best) return [];
  return ours(result).map(({ contender, shareAnswered }) =>
    figure({
      name: `${result.scenario}: answered, ${contender}`,
      unit: "%",
      ours: shareAnswered * 100,
      peer: { name: best.contender, value: best.shareAnswered * 100 },
      repetitions: result.repetitions,
      moreIsBetter: true,
      limit: 1,
    }),
  );
}

function requestBars(result: ScenarioResult): Figure[] {
  const requests = ({ requestsPerSuccess }: Figures) => requestsPerSuccess ?? Infinity;
  return ours(result).flatMap((row) => {
    const fewest = bestOf(result.figures.filter(isJudgedPeer).filter(answeredAsMany(row)), requests);
    if (!fewest) return [];
    return figure({
      name: `${result.scenario}: requests, ${row.contender}`,
      unit: "requests/success",
      ours: requests(row),
      peer: { name: fewest.contender, value: requests(fewest) },
      repetitions: result.repetitions,
      limit: MOST_REQUESTS_RATIO,
    });
  });
}

function p99Bars(result: ScenarioResult): Figure[] {
  const p99 = ({ p99Ms }: Figures) => p99Ms ?? Infinity;
  return ours(result).flatMap((row) => {
    const limited = result.figures.filter(({ contender }) => WITH_LIMITER.includes(contender));
    const best = bestOf(limited.filter(answeredAsMany(row)), p99);
    if (!best) return [];
    return figure({
      name: `${result.scenario}: p99, ${row.contender}`,
      unit: "ms",
      ours: p99(row),
      peer: { name: best.contender, value: p99(best) },
      repetitions: result.repetitions,
      limit: MOST_P99_RATIO,
    });
  });
}

function cpuBar(cpu: CpuRounds): Figure {
  return figure({
    name: "healthy: CPU, ours",
    unit: "ms/execution",
    ours: median(cpu.ours),
    peer: { name: "bare axios", value: median(cpu.bareAxios) },
    repetitions: cpu.ours.length,
    limit: MOST_CPU_RATIO,
  });
}

function roundTripBar({ figures, repetitions }: ScenarioResult): Figure {
  const requests = (name: ContenderName) =>
    figures.find(({ contender }) => contender === name)?.requestsPerSuccess ?? NaN;
  return figure({
    name: "healthy: round trips, ours, warm token",
    unit: "requests/success",
    ours: requests("ours, warm token"),
    peer: { name: "tutorial", value: requests("tutorial") },
    repetitions,
    limit: MOST_ROUND_TRIPS_RATIO,
  });
}

function ours({ figures }: ScenarioResult): readonly Figures[] {
  return figures.filter(({ contender }) => OURS.includes(contender));
}

function isJudgedPeer({ contender }: Figures): boolean {
  return !OURS.includes(contender) && !UNJUDGED.includes(contender);
}

function answeredAsMany({ shareAnswered }: Figures): (other: Figures) => boolean {
  return (other) => other.shareAnswered >= shareAnswered - SAME_SHARE;
}

/** The row with the least value; undefined without rows. */
function bestOf(rows: readonly Figures[], value: (row: Figures) => number): Figures | undefined {
  return [...rows].sort((a, b) => value(a) - value(b))[0];
}
