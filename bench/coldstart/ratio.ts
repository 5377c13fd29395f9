import { median } from "../handler/statistics";

/** Durations of the interleaved rounds, milliseconds. */
export interface ColdStartRounds {
  /** A process that loads an empty module. */
  readonly bareNode: readonly number[];
  readonly bundled: readonly number[];
  readonly unbundled: readonly number[];
}

/** What the rounds come to: medians above bare Node.js, and the one in proportion to the other. */
export interface ColdStart {
  readonly bareNodeMs: number;
  readonly bundledAboveMs: number;
  readonly unbundledAboveMs: number;
  readonly ratio: number;
}

/** Takes the medians of the rounds. */
export function toColdStart({ bareNode, bundled, unbundled }: ColdStartRounds): ColdStart {
  const bareNodeMs = median(bareNode);
  const bundledAboveMs = median(bundled) - bareNodeMs;
  const unbundledAboveMs = median(unbundled) - bareNodeMs;
  return { bareNodeMs, bundledAboveMs, unbundledAboveMs, ratio: bundledAboveMs / unbundledAboveMs };
}
