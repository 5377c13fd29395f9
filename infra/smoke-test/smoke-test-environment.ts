import { connectionKeys } from "../../providers/platforms/cxone/connection-keys.js";
import { readSettings, type CxoneSettings } from "../../providers/platforms/cxone/connection-settings";

/**
 * The connection to CXone as environment variables, for the smoke test's process: `cxoneBaseUrl` is `CXONE_BASE_URL`.
 *
 * @param textOf reads a key of the stack's configuration
 */
export function smokeTestEnvironment(textOf: (key: string) => string): Record<string, string> {
  return Object.fromEntries(
    Object.values(connectionKeys).map(({ name }) => [variableOf(name), textOf(name)]),
  );
}

/** The connection that `smokeTestEnvironment` has written, in the process that it was written for. */
export function settingsOfSmokeTest(
  environment: Readonly<Record<string, string | undefined>>,
): CxoneSettings {
  return readSettings((key) => environment[variableOf(key)], environment);
}

function variableOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
