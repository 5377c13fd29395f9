import type { StoredAction } from "./action";

/**
 * An action as the API answers it: no code, and of the environment the names alone, sorted.
 * ASSUMED: an extension field that was not sent is answered with its default
 * (test/sim/cxone/action-routes.test.ts).
 *
 * @param knowsExtensions false leaves the extension fields out
 */
export function presentAction(action: StoredAction, knowsExtensions: boolean): Record<string, unknown> {
  const { environment, timeoutSeconds, tags, ...known } = action;
  if (!knowsExtensions) return known;
  return { ...known, timeoutSeconds, environment: Object.keys(environment).sort(), tags };
}
