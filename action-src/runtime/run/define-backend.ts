import type { EnvironmentDescription } from "../../define-action";
import type { Clock } from "../../../foundation/clock";
import type { Backend } from "../backend/backend";
import type { BackendClient } from "../backend/backend-client";
import type { Execution } from "../execution/execution";
import type { Setting } from "../execution/setting";
import { readEnvironment } from "./environment";
import type { WarmRuntime } from "./warm-runtime";

/** The values of an environment, each with the name of its variable; a boolean is none that a backend has. */
type Settings<E extends EnvironmentDescription> = {
  readonly [Name in keyof E as E[Name]["kind"] extends "boolean" ? never : Name]: Setting;
};

/** An execution's way to a backend. @throws CONFIGURATION_INVALID */
type BackendOf = (execution: Execution, warm: WarmRuntime) => BackendClient;

/**
 * Declares a backend of an action, out of the variables that say where it is and how the action signs in.
 *
 * @param toBackend what the backend is, by its settings; an authentication may need the clock
 * @param options `reusesSession`: whether executions of a warm runtime go on with one session. Default false
 */
export function defineBackend<const E extends EnvironmentDescription>(
  environment: E,
  toBackend: (settings: Settings<E>, clock: Clock) => Backend,
  { reusesSession = false }: { readonly reusesSession?: boolean } = {},
): BackendOf {
  return (execution, warm) => {
    const { environment: variables, clock } = warm.platform;
    const values = Object.entries(readEnvironment(environment, variables));
    const settings = Object.fromEntries(
      values.map(([variable, value]) => [variable, { variable, value: String(value) }]),
    );
    return warm.client(toBackend(settings as Settings<E>, clock), execution, reusesSession);
  };
}
