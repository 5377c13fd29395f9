import type { ContenderName } from "./contenders/all";
import type { Figures } from "./figures";
import { median } from "./statistics";

/** All figures of one scenario. */
export interface ScenarioResult {
  readonly scenario: string;
  readonly title: string;
  readonly figures: readonly Figures[];
}

/** CPU time per execution on the healthy CRM, milliseconds, one value per interleaved round. */
export interface CpuRounds {
  readonly ours: readonly number[];
  readonly bareAxios: readonly number[];
}

/** A promise that is kept or not. */
export interface Bar {
  readonly name: string;
  readonly holds: boolean;
  readonly measured: number;
  /** `measured` must be at least this ("share answered") or at most this (the others). */
  readonly limit: number;
  /** What the limit was taken from. */
  readonly detail: string;
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
 * Holds the figures of a run against the bars of docs/benchmarks.md. All are ratios or ranks within the run.
 *
 * @param cpu absent where it was not measured
 */
export function judgeBars(results: readonly ScenarioResult[], cpu: CpuRounds | undefined): Bar[] {
  return [
    ...results.flatMap((result) => [...shareBars(result), ...requestBars(result), ...p99Bars(result)]),
    ...(cpu ? [cpuBar(cpu)] : []),
    ...results.filter(({ scenario }) => scenario === "healthy").map(roundTripBar),
  ];
}

function shareBars({ scenario, figures }: ScenarioResult): Bar[] {
  if (others(figures).length === 0) return [];
  const best = others(figures).reduce((a, b) => (b.shareAnswered > a.shareAnswered ? b : a));
  return ours(figures).map(({ contender, shareAnswered }) => ({
    name: `${scenario}: share answered, ${contender}`,
    holds: shareAnswered >= best.shareAnswered,
    measured: shareAnswered,
    limit: best.shareAnswered,
    detail: `best of the others: ${best.contender}`,
  }));
}

function requestBars({ scenario, figures }: ScenarioResult): Bar[] {
  return ours(figures).flatMap(({ contender, shareAnswered, requestsPerSuccess }) => {
    const peers = others(figures).filter((other) => other.shareAnswered >= shareAnswered - SAME_SHARE);
    if (peers.length === 0) return [];
    const measured = requestsPerSuccess ?? Infinity;
    const requests = (other: Figures) => other.requestsPerSuccess ?? Infinity;
    const fewest = peers.reduce((a, b) => (requests(b) < requests(a) ? b : a));
    const limit = MOST_REQUESTS_RATIO * requests(fewest);
    const detail = `${MOST_REQUESTS_RATIO} × ${fewest.contender}`;
    return [
      {
        name: `${scenario}: requests per success, ${contender}`,
        holds: measured <= limit,
        measured,
        limit,
        detail,
      },
    ];
  });
}

function p99Bars({ scenario, figures }: ScenarioResult): Bar[] {
  return ours(figures).flatMap(({ contender, shareAnswered, p99Ms }) => {
    const p99 = (row: Figures) => row.p99Ms ?? Infinity;
    const peers = figures.filter(
      (other) => WITH_LIMITER.includes(other.contender) && other.shareAnswered >= shareAnswered - SAME_SHARE,
    );
    if (peers.length === 0) return [];
    const best = peers.reduce((a, b) => (p99(b) < p99(a) ? b : a));
    const measured = p99Ms ?? Infinity;
    const limit = MOST_P99_RATIO * p99(best);
    return [
      {
        name: `${scenario}: p99, ${contender}`,
        holds: measured <= limit,
        measured,
        limit,
        detail: `${MOST_P99_RATIO} × ${best.contender}`,
      },
    ];
  });
}

function cpuBar(cpu: CpuRounds): Bar {
  const measured = median(cpu.ours) / median(cpu.bareAxios);
  return {
    name: "healthy: CPU per execution against bare axios",
    holds: measured <= MOST_CPU_RATIO,
    measured,
    limit: MOST_CPU_RATIO,
    detail: `ratio of the medians of ${cpu.ours.length} interleaved rounds`,
  };
}

function roundTripBar({ figures }: ScenarioResult): Bar {
  const requests = (name: ContenderName) =>
    figures.find(({ contender }) => contender === name)?.requestsPerSuccess ?? NaN;
  const measured = requests("ours, warm token") / requests("tutorial");
  return {
    name: "healthy: round trips with the warm token against the tutorial's",
    holds: measured <= MOST_ROUND_TRIPS_RATIO,
    measured,
    limit: MOST_ROUND_TRIPS_RATIO,
    detail: "ratio of requests per success",
  };
}

function ours(figures: readonly Figures[]): Figures[] {
  return figures.filter(({ contender }) => OURS.includes(contender));
}

function others(figures: readonly Figures[]): Figures[] {
  return figures.filter(({ contender }) => !OURS.includes(contender) && !UNJUDGED.includes(contender));
}
