import { misconfigured } from "./action-failure";

/** How long an execution may take, and wait. */
export interface TimeLimits {
  /** Everything an execution does ends within this. */
  readonly budgetMs: number;
  /** One request, connection and body included. */
  readonly attemptTimeoutMs: number;
  /** One lookup in a backend ends within this, signing in, repeats and every kind of waiting included. */
  readonly patienceMs: number;
}

/** What an action's description says of time, in seconds. */
interface DescribedTimes {
  /** After which the platform ends an execution. */
  readonly timeoutSeconds: number;
  readonly patienceSeconds?: number;
}

/** The stack's patience, which every action is given where the configuration has it; the description's comes second. */
export const PATIENCE_VARIABLE = "PATIENCE_SECONDS";

/**
 * Milliseconds that an action's execution may take: five sixths of the time at which the platform ends it, so 25 s of
 * 30 and 8.3 s of 10. The last sixth is for what the handler's clock does not see: the runtime's start before it and
 * the answer's way back.
 */
export function budgetMsOf(timeoutSeconds: number): number {
  return Math.floor((timeoutSeconds * 1_000 * 5) / 6);
}

/**
 * The limits of an action's executions. Where neither the stack nor the action says how patient to be, a lookup may take
 * the whole budget: who chose `timeoutSeconds` has said how long a caller may wait, and most outages end within it, so
 * that waiting them out loses nobody (docs/benchmarks.md, brown-out). An attempt gets a fifth of the platform's time, 6 s
 * of 30, so that three of them and their back-off fit in the budget; and at most half the patience, so that two do.
 *
 * @throws CONFIGURATION_INVALID where the stack's patience is no whole number of seconds from 1
 */
export function timeLimits(
  { timeoutSeconds, patienceSeconds }: DescribedTimes,
  environment: Readonly<Record<string, string | undefined>>,
): TimeLimits {
  const budgetMs = budgetMsOf(timeoutSeconds);
  const configured = environment[PATIENCE_VARIABLE]?.trim() || undefined;
  if (configured !== undefined && !/^[1-9]\d{0,3}$/.test(configured))
    throw misconfigured(`${PATIENCE_VARIABLE} is no whole number of seconds from 1 to 9999`);
  const seconds = configured === undefined ? patienceSeconds : Number(configured);
  const patienceMs = Math.min((seconds ?? Infinity) * 1_000, budgetMs);
  return { budgetMs, patienceMs, attemptTimeoutMs: Math.min(timeoutSeconds * 200, patienceMs / 2) };
}
