import { ProviderError } from "../../errors/provider-error";
import { parseBaseUrl } from "../../http/base-url";

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

const HOW_TO_SET = {
  baseUrl: ["cxoneBaseUrl", "pulumi config set cxoneBaseUrl https://api.mypurecloud.com"],
  clientId: ["cxoneClientId", "pulumi config set cxoneClientId ID (or set CXONE_CLIENT_ID)"],
  clientSecret: [
    "cxoneClientSecret",
    "pulumi config set --secret cxoneClientSecret (or set CXONE_CLIENT_SECRET)",
  ],
} as const;

/**
 * Reads the settings from the project's configuration; the two credentials may come from the environment instead.
 * How long a call may take is a matter of the machine's network, and comes from the environment alone
 * (`CXONE_TIMEOUT_MS`, 1 to 60,000, default 30,000). Nothing is checked here, because a preview needs none of it.
 *
 * @param get reads a key of the project's namespace
 */
export function readSettings(
  get: (key: string) => string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): UncheckedSettings {
  return {
    baseUrl: get("cxoneBaseUrl"),
    clientId: get("cxoneClientId") || environment["CXONE_CLIENT_ID"],
    clientSecret: get("cxoneClientSecret") || environment["CXONE_CLIENT_SECRET"],
    callTimeoutMs: environment["CXONE_TIMEOUT_MS"],
  };
}

/**
 * Checks settings when the first call needs them.
 *
 * @throws CONFIGURATION_INVALID
 */
export function requireSettings(settings: UncheckedSettings): ConnectionSettings {
  const need = (part: keyof typeof HOW_TO_SET): string => {
    const value = settings[part];
    if (value) return value;
    const [key, command] = HOW_TO_SET[part];
    throw new ProviderError({
      code: "CONFIGURATION_INVALID",
      operation: `The configuration key ${key}`,
      seen: "is not set, and CXone cannot be called without it",
      remedy: `Set it: ${command}.`,
    });
  };
  return {
    baseUrl: parseBaseUrl(need("baseUrl")),
    clientId: need("clientId"),
    clientSecret: need("clientSecret"),
    callTimeoutMs: parseCallTimeout(settings.callTimeoutMs),
  };
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
