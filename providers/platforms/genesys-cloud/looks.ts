/**
 * How often the platform is looked at until it shows what was done a moment ago, or an integration is active: about half a
 * minute in all, with the pauses of providers/http/backoff.ts between.
 */
export const MAX_LOOKS = 9;
