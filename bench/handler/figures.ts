import type { ContenderReport } from "./contender/main";
import type { ContenderName } from "./contenders/all";
import type { CrmCounts } from "./crm-server/main";
import { median, percentile } from "./statistics";

/** One contender's figures in one scenario. */
export interface Figures {
  readonly contender: ContenderName;
  readonly executions: number;
  /** 0 to 1: executions that came back with the right contact within the budget. */
  readonly shareAnswered: number;
  /** Of the answered executions; null when there was none. */
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  /** Of all executions, failed ones included: how long a caller may listen to silence. */
  readonly p99OfAllMs: number;
  /** Requests that the CRM saw, tokens included, for each answered execution; null when there was none. */
  readonly requestsPerSuccess: number | null;
  readonly tokenRequests: number;
  readonly answered401: number;
  readonly answered429: number;
  /** Milliseconds of user and system time of the contender's process. */
  readonly cpuMsPerExecution: number;
}

/** What a contender and the CRM saw of the same run. */
export interface RunReport extends ContenderReport {
  readonly counts: CrmCounts;
}

/** Puts the runs of one contender in one scenario together. */
export function toFigures(contender: ContenderName, runs: readonly RunReport[]): Figures {
  const samples = runs.flatMap((run) => run.samples);
  const sum = (value: (run: RunReport) => number) => runs.reduce((total, run) => total + value(run), 0);
  const answeredMs = samples.filter(({ answered }) => answered).map(({ durationMs }) => durationMs);
  const successes = answeredMs.length;
  return {
    contender,
    executions: samples.length,
    shareAnswered: successes / samples.length,
    p50Ms: successes > 0 ? percentile(answeredMs, 0.5) : null,
    p99Ms: successes > 0 ? percentile(answeredMs, 0.99) : null,
    p99OfAllMs: percentile(
      samples.map(({ durationMs }) => durationMs),
      0.99,
    ),
    requestsPerSuccess: successes > 0 ? sum(({ counts }) => counts.requests) / successes : null,
    tokenRequests: sum(({ counts }) => counts.tokenRequests),
    answered401: sum(({ counts }) => counts.answered401),
    answered429: sum(({ counts }) => counts.answered429),
    cpuMsPerExecution: sum(({ cpuMs }) => cpuMs) / samples.length,
  };
}

/** The median of each figure over one contender's rounds in one scenario. */
export function medianOf(rounds: readonly Figures[]): Figures {
  const [first] = rounds;
  if (!first) throw new Error("There are no rounds to take the median of.");
  const middle = (value: (row: Figures) => number) => median(rounds.map(value));
  const middleKnown = (value: (row: Figures) => number | null) => {
    const known = rounds.map(value).filter((each) => each !== null);
    return known.length > 0 ? median(known) : null;
  };
  return {
    contender: first.contender,
    executions: middle(({ executions }) => executions),
    shareAnswered: middle(({ shareAnswered }) => shareAnswered),
    p50Ms: middleKnown(({ p50Ms }) => p50Ms),
    p99Ms: middleKnown(({ p99Ms }) => p99Ms),
    p99OfAllMs: middle(({ p99OfAllMs }) => p99OfAllMs),
    requestsPerSuccess: middleKnown(({ requestsPerSuccess }) => requestsPerSuccess),
    tokenRequests: middle(({ tokenRequests }) => tokenRequests),
    answered401: middle(({ answered401 }) => answered401),
    answered429: middle(({ answered429 }) => answered429),
    cpuMsPerExecution: middle(({ cpuMsPerExecution }) => cpuMsPerExecution),
  };
}
