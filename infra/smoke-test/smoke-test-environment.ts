import type { PlatformConnection } from "../../providers/platforms/platform";
import {
  DEFAULT_PLATFORM,
  PLATFORM_KEY,
  platformNameOf,
  type PlatformName,
} from "../../providers/platforms/platform-names.js";
import { PLATFORMS } from "../../providers/platforms/platforms";

/**
 * The connection to a stack's platform as environment variables, for the smoke test's process: `cxoneBaseUrl` is
 * `CXONE_BASE_URL`.
 *
 * @param textOf reads a key of the stack's configuration
 */
export function smokeTestEnvironment(
  platform: PlatformName,
  textOf: (key: string) => string,
): Record<string, string> {
  const connection = Object.values(PLATFORMS[platform].connectionKeys).map(({ name }) => name);
  // The default is not said: an update of a stack that names no platform changes nothing.
  const keys = platform === DEFAULT_PLATFORM ? connection : [PLATFORM_KEY, ...connection];
  return Object.fromEntries(keys.map((name) => [variableOf(name), textOf(name)]));
}

/**
 * The connection that `smokeTestEnvironment` describes, in the process that it was written for.
 *
 * @throws CONFIGURATION_INVALID
 */
export function connectionOfSmokeTest(
  environment: Readonly<Record<string, string | undefined>>,
): PlatformConnection {
  const get = (key: string) => environment[variableOf(key)];
  const platform = PLATFORMS[platformNameOf(get(PLATFORM_KEY)) ?? DEFAULT_PLATFORM];
  return platform.readSettings(get, environment).connect();
}

function variableOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
