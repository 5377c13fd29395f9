import { ProviderError } from "../../errors/provider-error";
import { parseBaseUrl } from "../../http/base-url";
import { configuredValue } from "../../../foundation/configured-value.js";
import { connectionKeys } from "./connection-keys.js";

type Setting = keyof typeof connectionKeys;

/** Where CXone is and who we are there. */
export interface ConnectionSettings {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** For one call, whole answer included. */
  readonly callTimeoutMs: number;
}

/** Settings as they were found, before anybody needed them. */
export interface UncheckedSettings {
  readonly baseUrl?: string | undefined;
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
  readonly callTimeoutMs?: string | undefined;
}

/** How long one call may take where `CXONE_TIMEOUT_MS` does not say otherwise, and what it may say at most. */
const DEFAULT_CALL_TIMEOUT_MS = 30_000;
const MAX_CALL_TIMEOUT_MS = 60_000;

/**
 * Reads the settings from the project's configuration, trimmed; the credentials may come from the environment instead.
 * How long a call may take is a matter of the machine's network, and comes from the environment alone
 * (`CXONE_TIMEOUT_MS`, 1 to 60,000, default 30,000). Nothing is checked here, because a preview needs none of it.
 *
 * @param get reads a key of the project's namespace
 */
export function readSettings(
  get: (key: string) => string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): UncheckedSettings {
  const valueOf = (setting: Setting): string | undefined => {
    const key = connectionKeys[setting];
    const fromShell = "environmentVariable" in key ? environment[key.environmentVariable] : undefined;
    return configuredValue(get(key.name), fromShell);
  };
  return {
    baseUrl: valueOf("baseUrl"),
    clientId: valueOf("clientId"),
    clientSecret: valueOf("clientSecret"),
    callTimeoutMs: environment["CXONE_TIMEOUT_MS"],
  };
}

/**
 * Checks settings when the first call needs them.
 *
 * @throws CONFIGURATION_INVALID
 */
export function requireSettings(settings: UncheckedSettings): ConnectionSettings {
  const need = (setting: Setting): string => {
    const value = settings[setting];
    if (value) return value;
    throw new ProviderError({
      code: "CONFIGURATION_INVALID",
      operation: `The configuration key ${connectionKeys[setting].name}`,
      seen: "is not set, and CXone cannot be called without it",
      remedy: `Set it: ${howToSet(setting)}.`,
    });
  };
  return {
    baseUrl: parseBaseUrl(need("baseUrl")),
    clientId: need("clientId"),
    clientSecret: need("clientSecret"),
    callTimeoutMs: parseCallTimeout(settings.callTimeoutMs),
  };
}

function howToSet(setting: Setting): string {
  const key = connectionKeys[setting];
  const [flag, value] = key.secret ? ["--secret ", ""] : ["", ` ${key.example}`];
  const command = `pulumi config set ${flag}${key.name}${value}`;
  return "environmentVariable" in key ? `${command} (or set ${key.environmentVariable})` : command;
}

function parseCallTimeout(text: string | undefined): number {
  // An empty variable counts as absent: CI systems set one for a value that does not exist.
  if (!text) return DEFAULT_CALL_TIMEOUT_MS;
  const timeoutMs = /^\d+$/.test(text) ? Number(text) : 0;
  if (timeoutMs >= 1 && timeoutMs <= MAX_CALL_TIMEOUT_MS) return timeoutMs;
  throw new ProviderError({
    code: "CONFIGURATION_INVALID",
    operation: "The environment variable CXONE_TIMEOUT_MS",
    seen: `is not a time limit for a call ("${text.slice(0, 20)}")`,
    remedy: `Set it to whole milliseconds from 1 to ${MAX_CALL_TIMEOUT_MS}, or unset it for ${DEFAULT_CALL_TIMEOUT_MS}.`,
  });
}
