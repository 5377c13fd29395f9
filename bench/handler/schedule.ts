import { seededRandom } from "./seeded-random";

/** When executions start; the same for every contender. */
export type Schedule =
  /** At these milliseconds after the start, whether or not earlier ones are done, as calls come in. */
  | { readonly kind: "arrivals"; readonly startsAtMs: readonly number[] }
  /** So many at a time: each caller starts its next execution when its last one has ended. */
  | { readonly kind: "callers"; readonly callers: number; readonly executionsEach: number };

/** Independent arrivals (a Poisson process) at `perSecond` on average, for `durationMs`. */
export function randomArrivals(perSecond: number, durationMs: number, seed: number): Schedule {
  const random = seededRandom(seed);
  const startsAtMs: number[] = [];
  for (let atMs = 0; ;) {
    atMs += (-Math.log(1 - random()) * 1000) / perSecond;
    if (atMs >= durationMs) return { kind: "arrivals", startsAtMs };
    startsAtMs.push(atMs);
  }
}
