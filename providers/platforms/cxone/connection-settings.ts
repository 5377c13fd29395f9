import { parseBaseUrl } from "../../http/base-url";
import {
  parseCallTimeout,
  readConnectionSettings,
  requireSetting,
  type UncheckedSettings,
} from "../rest/connection-settings";
import { CXONE_DIALECT } from "./dialect";
import { connectionKeys } from "./connection-keys.js";

/** Settings of a connection to CXone, as they were found. */
export type CxoneSettings = UncheckedSettings<keyof typeof connectionKeys>;

/** Where CXone is and who we are there. */
export interface ConnectionSettings {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** For one call, whole answer included. */
  readonly callTimeoutMs: number;
}

const TIMEOUT_VARIABLE = "CXONE_TIMEOUT_MS";

/**
 * Reads the settings of a stack's connection to CXone; the credentials may come from the environment instead. A call may
 * take what `CXONE_TIMEOUT_MS` says (1 to 60,000, default 30,000).
 *
 * @param get reads a key of the project's namespace
 */
export function readSettings(
  get: (key: string) => string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): CxoneSettings {
  return readConnectionSettings(connectionKeys, TIMEOUT_VARIABLE, get, environment);
}

/**
 * Checks settings when the first call needs them.
 *
 * @throws CONFIGURATION_INVALID
 */
export function requireSettings(settings: CxoneSettings): ConnectionSettings {
  const need = (setting: keyof typeof connectionKeys) =>
    requireSetting(CXONE_DIALECT.name, connectionKeys[setting], settings[setting]);
  return {
    baseUrl: parseBaseUrl(connectionKeys.baseUrl, need("baseUrl")),
    clientId: need("clientId"),
    clientSecret: need("clientSecret"),
    callTimeoutMs: parseCallTimeout(TIMEOUT_VARIABLE, settings.callTimeoutMs),
  };
}
