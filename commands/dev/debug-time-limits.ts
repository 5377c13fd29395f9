import * as ours from "../../action-src/runtime/execution/time-limits";

export * from "../../action-src/runtime/execution/time-limits";

/** Longer than anybody stands at a breakpoint. */
const AN_HOUR_MS = 3_600_000;

/** Stands in for that of `time-limits.ts` in a bundle for a debugger, whose clock goes on at a breakpoint. */
export const budgetMsOf: typeof ours.budgetMsOf = () => AN_HOUR_MS;

/** Stands in for that of `time-limits.ts`, as {@link budgetMsOf} does. @throws CONFIGURATION_INVALID as that does */
export const timeLimits: typeof ours.timeLimits = (...described) => ({
  ...ours.timeLimits(...described),
  budgetMs: AN_HOUR_MS,
  patienceMs: AN_HOUR_MS,
  attemptTimeoutMs: AN_HOUR_MS,
});
