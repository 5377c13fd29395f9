import { ProviderError } from "../errors/provider-error";
import { parseBaseUrl } from "../http/base-url";

/** Where CXone is and who we are there. */
export interface ConnectionSettings {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Settings as they were found, before anybody needed them. */
export interface UncheckedSettings {
  readonly baseUrl?: string | undefined;
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
}

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
 * Nothing is checked here, because a preview needs none of it.
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
  };
}

/**
 * Checks settings when the first call needs them.
 *
 * @throws CONFIGURATION_INVALID
 */
export function requireSettings(settings: UncheckedSettings): ConnectionSettings {
  const need = (part: keyof UncheckedSettings): string => {
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
  };
}
