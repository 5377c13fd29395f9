import { effectiveTimeoutSeconds } from "../execution/effective-timeout";
import { createActionHandler as create } from "../run/run-action";

/** The longest that the platform lets an execution take; the bundler puts the number here. */
declare const PLATFORM_TIMEOUT_SECONDS: number;

/** A live execution's log is kept nowhere; that of a test run is shown. */
const DEFECT_ADVICE =
  "Genesys Cloud keeps no traces: test the action there with the same inputs, whose log says why, or in npm run dev.";

/**
 * Stands in for `createActionHandler` of `runtime/run/run-action` in a bundle for Genesys Cloud: the same handler, whose
 * times follow the platform's limit where the action's description asks for more, and which does not send anybody to a trace.
 */
export const createActionHandler: typeof create = (action, logic, platform) =>
  create({ ...action, timeoutSeconds: effectiveTimeoutSeconds(action, PLATFORM_TIMEOUT_SECONDS) }, logic, {
    defectAdvice: DEFECT_ADVICE,
    ...platform,
  });
