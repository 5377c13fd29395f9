import { configuredValue } from "../../../foundation/configured-value.js";
import { ProviderError } from "../../errors/provider-error";

/** A configuration key of a connection, in the project's namespace. */
export interface ConnectionKey {
  readonly name: string;
  /** What the key is for, in one phrase; shown when the key is missing. */
  readonly purpose: string;
  readonly kind: "text" | "url" | "baseUrl" | "origin";
  readonly secret: boolean;
  /** Used where nothing is configured; without it the key is required. */
  readonly default?: string;
  /** An environment variable that serves where the stack has no value. */
  readonly environmentVariable?: string;
  /** What a message puts in the value's place. */
  readonly example?: string;
}

/** The values of some keys as they were found, before anybody needed them. */
export type UncheckedSettings<Setting extends string> = { readonly [S in Setting]?: string | undefined } & {
  /** For one call, in milliseconds. */
  readonly callTimeoutMs?: string | undefined;
};

/** How long one call may take where the environment does not say otherwise, and what it may say at most. */
const DEFAULT_CALL_TIMEOUT_MS = 30_000;
const MAX_CALL_TIMEOUT_MS = 60_000;

/**
 * Reads settings from the project's configuration, trimmed; where a key names an environment variable, that serves
 * instead. How long a call may take is a matter of the machine's network, and comes from the environment alone. Nothing
 * is checked here, because a preview needs none of it.
 *
 * @param get reads a key of the project's namespace
 * @param timeoutVariable the environment variable that says how long a call may take
 */
export function readConnectionSettings<Setting extends string>(
  keys: Readonly<Record<Setting, ConnectionKey>>,
  timeoutVariable: string,
  get: (key: string) => string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): UncheckedSettings<Setting> {
  const values = Object.entries<ConnectionKey>(keys).map(([setting, { name, environmentVariable }]) => {
    const fromShell = environmentVariable && environment[environmentVariable];
    return [setting, configuredValue(get(name), fromShell)];
  });
  const settings = Object.fromEntries(values) as { [S in Setting]?: string | undefined };
  return { ...settings, callTimeoutMs: environment[timeoutVariable] };
}

/**
 * A setting that a call cannot do without.
 *
 * @param platformName as people call it
 * @throws CONFIGURATION_INVALID
 */
export function requireSetting(platformName: string, key: ConnectionKey, value: string | undefined): string {
  if (value) return value;
  throw new ProviderError({
    code: "CONFIGURATION_INVALID",
    operation: `The configuration key ${key.name}`,
    seen: `is not set, and ${platformName} cannot be called without it`,
    remedy: `Set it: ${howToSet(key)}.`,
  });
}

/**
 * Reads how long one call may take.
 *
 * @param variable the environment variable that it comes from
 * @returns 1 to 60,000 ms; default 30,000
 * @throws CONFIGURATION_INVALID
 */
export function parseCallTimeout(variable: string, text: string | undefined): number {
  // An empty variable counts as absent: CI systems set one for a value that does not exist.
  if (!text) return DEFAULT_CALL_TIMEOUT_MS;
  const timeoutMs = /^\d+$/.test(text) ? Number(text) : 0;
  if (timeoutMs >= 1 && timeoutMs <= MAX_CALL_TIMEOUT_MS) return timeoutMs;
  throw new ProviderError({
    code: "CONFIGURATION_INVALID",
    operation: `The environment variable ${variable}`,
    seen: `is not a time limit for a call ("${text.slice(0, 20)}")`,
    remedy: `Set it to whole milliseconds from 1 to ${MAX_CALL_TIMEOUT_MS}, or unset it for ${DEFAULT_CALL_TIMEOUT_MS}.`,
  });
}

function howToSet({ name, secret, example = "VALUE", environmentVariable }: ConnectionKey): string {
  const [flag, value] = secret ? ["--secret ", ""] : ["", ` ${example}`];
  const command = `pulumi config set ${flag}${name}${value}`;
  return environmentVariable === undefined ? command : `${command} (or set ${environmentVariable})`;
}
