import type { EnvironmentVariable } from "../../action-src/define-action";
import { PATIENCE_VARIABLE } from "../../action-src/runtime/execution/time-limits";
import { allBaseKeyNames } from "../config/base-keys";
import type { ConfigKey } from "../config/config-key";
import type { StackConfig } from "../config/read-config";
import { ProgramError } from "../program-error";
import type { DiscoveredAction } from "./discover-actions";

/** A variable of an action's environment, and how messages name it. */
interface NamedVariable {
  readonly label: string;
  readonly variable: EnvironmentVariable;
}

/**
 * The configuration keys that the actions' environment variables take their values from, each once. A key that several
 * variables share is a secret where one of them says so; its purpose is the first one's.
 *
 * @throws ACTION_INVALID where variables that share a key differ in its kind or default, or the project itself has the key
 */
export function environmentKeys(actions: readonly DiscoveredAction[]): ConfigKey[] {
  const byKey = new Map<string, NamedVariable[]>();
  for (const { description } of actions) {
    for (const [name, variable] of Object.entries<EnvironmentVariable>(description.environment)) {
      const named = { label: `${name} of action "${description.name}"`, variable };
      byKey.set(variable.configKey, [...(byKey.get(variable.configKey) ?? []), named]);
    }
  }
  return [...byKey].map(([configKey, sharers]) => merge(configKey, sharers));
}

/**
 * The values of one action's environment variables on this stack. Every action is given the stack's patience, where the
 * configuration has it; a variable of its own of that name comes first.
 */
export function environmentOf(
  { description }: DiscoveredAction,
  config: StackConfig,
): Record<string, string> {
  const variables = Object.entries<EnvironmentVariable>(description.environment);
  const patience = config.text("patienceSeconds");
  return {
    ...(patience === "" ? {} : { [PATIENCE_VARIABLE]: patience }),
    ...Object.fromEntries(variables.map(([name, { configKey }]) => [name, config.text(configKey)])),
  };
}

/**
 * What each variable of an action refers to on a platform without environments: the field of the integration's credential
 * that has its value, which is named as the configuration key is. A variable without a value has no field.
 *
 * @param fieldsAreKnown whether the stack writes the fields; otherwise somebody else does, and those that the action
 * cannot do without have to be there
 */
export function environmentFieldsOf(
  { description }: DiscoveredAction,
  config: StackConfig,
  fieldsAreKnown: boolean,
): Record<string, string> {
  const variables = Object.entries<EnvironmentVariable>(description.environment);
  const isThere = ({ configKey, default: fallback }: EnvironmentVariable) =>
    config.text(configKey) !== "" || (!fieldsAreKnown && fallback === undefined);
  return {
    ...(config.text("patienceSeconds") === "" ? {} : { [PATIENCE_VARIABLE]: "patienceSeconds" }),
    ...Object.fromEntries(
      variables.filter(([, variable]) => isThere(variable)).map(([name, { configKey }]) => [name, configKey]),
    ),
  };
}

function merge(configKey: string, sharers: readonly NamedVariable[]): ConfigKey {
  const [first] = sharers as [NamedVariable, ...NamedVariable[]];
  if (allBaseKeyNames().has(configKey))
    throw conflict(configKey, `${first.label} takes it, and it is a key of the project itself`);
  const { purpose, kind, default: fallback } = first.variable;
  for (const { label, variable } of sharers) {
    const what = variable.kind !== kind ? "kind" : variable.default !== fallback ? "default" : undefined;
    if (what !== undefined)
      throw conflict(configKey, `${first.label} and ${label} share it, and differ in its ${what}`);
  }
  const secret = sharers.some(({ variable }) => variable.secret);
  return { name: configKey, purpose, kind, secret, ...(fallback === undefined ? {} : { default: fallback }) };
}

function conflict(configKey: string, seen: string): ProgramError {
  return new ProgramError(
    "ACTION_INVALID",
    `Reading the configuration key "${configKey}" out of the actions failed: ${seen}. ` +
      "Make them agree, or give each a configKey of its own.",
  );
}
