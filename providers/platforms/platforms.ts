import { CXONE_CAPABILITIES } from "./cxone/capabilities";
import { connectToCxone } from "./cxone/connect";
import { connectionKeys as cxoneKeys } from "./cxone/connection-keys.js";
import { readSettings as readCxoneSettings } from "./cxone/connection-settings";
import { GENESYS_CAPABILITIES } from "./genesys-cloud/capabilities";
import { connectToGenesysCloud } from "./genesys-cloud/connect";
import { connectionKeys as genesysKeys } from "./genesys-cloud/connection-keys.js";
import { readSettings as readGenesysSettings } from "./genesys-cloud/connection-settings";
import type { Platform } from "./platform";
import type { PlatformName } from "./platform-names.js";

/** Every platform that a stack can deploy to, by the name that its configuration has. */
export const PLATFORMS: Readonly<Record<PlatformName, Platform>> = {
  cxone: {
    capabilities: CXONE_CAPABILITIES,
    connectionKeys: cxoneKeys,
    readSettings: (get, environment) => {
      const settings = readCxoneSettings(get, environment);
      return {
        fingerprint: JSON.stringify(settings),
        connect: (dependencies) => ({ actions: connectToCxone(settings, dependencies) }),
      };
    },
  },
  "genesys-cloud": {
    capabilities: GENESYS_CAPABILITIES,
    connectionKeys: genesysKeys,
    readSettings: (get, environment) => {
      const settings = readGenesysSettings(get, environment);
      return {
        fingerprint: JSON.stringify(settings),
        connect: (dependencies) => connectToGenesysCloud(settings, dependencies),
      };
    },
  },
};
