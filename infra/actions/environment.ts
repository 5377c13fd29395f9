import type { EnvironmentVariable } from "../../action-src/define-action";
import type { ConfigKey } from "../config/config-key";
import type { StackConfig } from "../config/read-config";
import type { DiscoveredAction } from "./discover-actions";

/** The configuration keys that the actions' environment variables take their values from, each once. */
export function environmentKeys(actions: readonly DiscoveredAction[]): ConfigKey[] {
  const variables = actions.flatMap(({ description }) =>
    Object.values<EnvironmentVariable>(description.environment),
  );
  const keys = variables.map(({ configKey, purpose, kind, secret, default: fallback }) => ({
    name: configKey,
    purpose,
    kind,
    secret: secret ?? false,
    ...(fallback === undefined ? {} : { default: fallback }),
  }));
  return [...new Map(keys.map((key) => [key.name, key])).values()];
}

/** The values of one action's environment variables on this stack. */
export function environmentOf(
  { description }: DiscoveredAction,
  config: StackConfig,
): Record<string, string> {
  const variables = Object.entries<EnvironmentVariable>(description.environment);
  return Object.fromEntries(variables.map(([name, { configKey }]) => [name, config.text(configKey)]));
}
