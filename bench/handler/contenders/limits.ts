import { BUDGET_MS } from "../scenario";

/**
 * What the contenders with a policy have in common: the limits of our handler, and got's own back-off of 1, 2 and 4 s
 * (`BACKOFF_MS`), which fits three repeats into the budget and outlasts a restart. A contender's file says the rest.
 */
export const LIMITS = {
  maxRetries: 3,
  /** Before the first repeat; doubled before each further one. */
  backoffMs: 1_000,
  /** One attempt. */
  attemptTimeoutMs: 6_000,
  maxInFlight: 3,
  budgetMs: BUDGET_MS,
} as const;

/** The statuses that all of them repeat; got's default, without the ones that no CRM of ours answers. */
export const RETRIED_STATUSES = [408, 429, 500, 502, 503, 504];
