import { randomUUID } from "node:crypto";
import { hasProblem } from "../../providers/errors/provider-error";
import type { DataActionsApi } from "../../providers/platforms/data-actions-api";
import { connectionKeys as genesysKeys } from "../../providers/platforms/genesys-cloud/connection-keys.js";
import { domainOfRegion } from "../../providers/platforms/genesys-cloud/regions";
import type { PlatformName } from "../../providers/platforms/platform-names.js";

/** Reads a key of the stack's configuration; an environment variable of the key serves where the stack has none. */
type Get = (key: string) => string | undefined;

/** Something that can be asked of a platform without changing anything there. */
export interface PermissionProbe {
  /** For people, for example `data:actions:execute`. */
  readonly permission: string;
  /** Does what needs the permission to an action that is not there. @throws ProviderError FORBIDDEN without it */
  readonly ask: (api: DataActionsApi) => Promise<unknown>;
}

/** What the doctor looks at on one platform; another platform is another entry. */
interface PlatformProbes {
  /** The addresses that have to answer, by the key that has them. */
  readonly addresses: (get: Get) => Readonly<Record<string, string | undefined>>;
  readonly permissions: readonly PermissionProbe[];
}

/** Nobody has an action of this id, for it is made up for one question. */
const nobodysId = (): string => randomUUID();

/** By the name that a stack's configuration has. */
export const PLATFORM_PROBES: Readonly<Record<PlatformName, PlatformProbes>> = {
  cxone: {
    addresses: (get) => ({ cxoneBaseUrl: get("cxoneBaseUrl") }),
    permissions: [
      // ASSUMED of a server: it looks at the scope before it looks for the action, as ours does. One that answers the
      // other way round shows nothing, and the check says no more than that (test/commands/doctor/check-platform.test.ts).
      { permission: "data:actions:write", ask: (api) => api.deleteAction(nobodysId()) },
      {
        permission: "data:actions:execute",
        ask: (api) =>
          api.executeAction(nobodysId(), {}).catch((error: unknown) => {
            if (!hasProblem(error, "NOT_FOUND")) throw error;
          }),
      },
    ],
  },
  "genesys-cloud": {
    addresses: (get) => {
      const domain = domainOfRegion(get(genesysKeys.region.name) ?? "");
      const ofRegion = (part: string) => (domain === undefined ? undefined : `https://${part}.${domain}`);
      return {
        genesysBaseUrl: get(genesysKeys.baseUrl.name) || ofRegion("api"),
        genesysLoginUrl: get(genesysKeys.loginUrl.name) || ofRegion("login"),
      };
    },
    // Its permissions are seen by the first call that needs each; reading is asked for by every check of an action.
    permissions: [],
  },
};
