import type { ActionDescription, EnvironmentVariable } from "../../action-src/define-action";

/** An action's environment in the development loop, and what it lacks. */
export interface DevEnvironment {
  readonly values: Readonly<Record<string, string>>;
  /** The variables without a value. */
  readonly missing: readonly string[];
}

/**
 * The values of an action's variables: the shell's variable of the same name, what the simulators offer for the
 * configuration key, or the default.
 */
export function devEnvironment(
  { environment }: Pick<ActionDescription, "environment">,
  offered: Readonly<Record<string, string>>,
  shell: NodeJS.ProcessEnv,
): DevEnvironment {
  const entries = Object.entries<EnvironmentVariable>(environment).map(
    ([name, { configKey, default: fallback }]) =>
      [name, shell[name] || (offered[configKey] ?? fallback)] as const,
  );
  return {
    values: Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined)),
    missing: entries.filter(([, value]) => value === undefined).map(([name]) => name),
  };
}
