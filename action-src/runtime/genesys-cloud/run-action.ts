import { effectiveTimeoutSeconds } from "../execution/effective-timeout";
import { createActionHandler as create } from "../run/run-action";

/** The longest that the platform lets an execution take; the bundler puts the number here. */
declare const PLATFORM_TIMEOUT_SECONDS: number;

/**
 * Stands in for `createActionHandler` of `runtime/run/run-action` in a bundle for Genesys Cloud: the same handler, whose
 * times follow the platform's limit where the action's description asks for more.
 */
export const createActionHandler: typeof create = (action, logic, platform) =>
  create(
    { ...action, timeoutSeconds: effectiveTimeoutSeconds(action, PLATFORM_TIMEOUT_SECONDS) },
    logic,
    platform,
  );
