import { ProviderError } from "../../errors/provider-error";
import { parseBaseUrl } from "../../http/base-url";
import {
  parseCallTimeout,
  readConnectionSettings,
  requireSetting,
  type UncheckedSettings,
} from "../rest/connection-settings";
import { connectionKeys } from "./connection-keys.js";
import { GENESYS_DIALECT } from "./dialect";
import { domainOfAddress, domainOfRegion } from "./regions";

/** Settings of a connection to Genesys Cloud, as they were found. */
export type GenesysSettings = UncheckedSettings<keyof typeof connectionKeys>;

/** Where Genesys Cloud is and who we are there. */
export interface ConnectionSettings {
  /** Of the API, without a slash at its end. */
  readonly baseUrl: string;
  /** Where tokens are asked for, without a slash at its end. */
  readonly loginUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** For one call, whole answer included. */
  readonly callTimeoutMs: number;
}

const TIMEOUT_VARIABLE = "GENESYS_TIMEOUT_MS";

/**
 * Reads the settings of a stack's connection to Genesys Cloud. A call may take what `GENESYS_TIMEOUT_MS` says (1 to
 * 60,000, default 30,000).
 *
 * @param get reads a key of the project's namespace
 */
export function readSettings(
  get: (key: string) => string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): GenesysSettings {
  return readConnectionSettings(connectionKeys, TIMEOUT_VARIABLE, get, environment);
}

/**
 * Checks settings when the first call needs them.
 *
 * @throws CONFIGURATION_INVALID
 */
export function requireSettings(settings: GenesysSettings): ConnectionSettings {
  const need = (setting: keyof typeof connectionKeys) =>
    requireSetting(GENESYS_DIALECT.name, connectionKeys[setting], settings[setting]);
  const problem = addressProblem(settings);
  if (problem !== undefined) throw problemOfAddress(problem);
  const domain = domainOfRegion(settings.region ?? "");
  return {
    baseUrl: parseBaseUrl(connectionKeys.baseUrl, settings.baseUrl || `https://api.${domain}`),
    loginUrl: parseBaseUrl(connectionKeys.loginUrl, settings.loginUrl || `https://login.${domain}`),
    clientId: need("clientId"),
    clientSecret: need("clientSecret"),
    callTimeoutMs: parseCallTimeout(TIMEOUT_VARIABLE, settings.callTimeoutMs),
  };
}

/** What is wrong with how a stack names its organisation's address, and what to do. */
export interface AddressProblem {
  readonly key: string;
  /** In words that follow the key's name. */
  readonly seen: string;
  readonly remedy: string;
}

/**
 * What keeps settings from naming an address: no region and not both URLs, or a region that is none.
 *
 * @returns undefined where nothing does
 */
export function addressProblem({
  region,
  baseUrl,
  loginUrl,
}: Pick<GenesysSettings, "region" | "baseUrl" | "loginUrl">): AddressProblem | undefined {
  const key = connectionKeys.region.name;
  if (baseUrl && loginUrl) return undefined;
  const remedy =
    `Set it: pulumi config set ${key} ${connectionKeys.region.example} (or export ` +
    `${connectionKeys.region.environmentVariable}), or set both ${connectionKeys.baseUrl.name} and ${connectionKeys.loginUrl.name}`;
  if (!region) return { key, seen: "is missing", remedy };
  if (domainOfRegion(region) !== undefined) return undefined;
  const seen = `is no region of ${GENESYS_DIALECT.name} ("${region.slice(0, 60)}")`;
  const meant = domainOfAddress(region);
  if (meant === undefined) return { key, seen, remedy };
  return { key, seen, remedy: `Give the region's domain alone: pulumi config set ${key} ${meant}` };
}

function problemOfAddress({ key, seen, remedy }: AddressProblem): ProviderError {
  return new ProviderError({
    code: "CONFIGURATION_INVALID",
    operation: `The configuration key ${key}`,
    seen,
    remedy: `${remedy}.`,
  });
}
