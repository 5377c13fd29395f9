import type { Clock } from "../../foundation/clock";
import type { Backend } from "../runtime/backend/backend";
import { OAuthAuthentication } from "../runtime/backend/oauth-authentication";
import { settingOf } from "../runtime/execution/setting";
import { type EnvironmentValues, readEnvironment } from "../runtime/run/environment";
import { maskId, maskPhoneNumber } from "../runtime/run/mask";
import type { Platform } from "../runtime/run/platform";
import { type ActionHandler, createActionHandler } from "../runtime/run/run-action";
import { action } from "./action";
import { toOutputs } from "./contact";
import type { EnrichmentOutputs } from "./contract";
import { findContact } from "./find-contact";

/** The handler of a warm runtime on the given platform. */
export function createHandler(platform: Platform): ActionHandler<EnrichmentOutputs> {
  return createActionHandler(
    action,
    {
      failed: (errorDetails) => ({ enrichmentSuccess: false, errorDetails }),
      describeInputs: ({ externalId }, given) => ({
        externalId: maskId(externalId),
        phoneNumber: maskPhoneNumber(given.phoneNumber),
      }),
      async execute(inputs, execution, warm) {
        const environment = readEnvironment(action.environment, warm.platform.environment);
        const client = warm.client(
          crmOf(environment, warm.platform.clock),
          execution,
          environment.CRM_SESSION_REUSE,
        );
        return toOutputs(await findContact(client, inputs));
      },
    },
    platform,
  );
}

/** The CRM that the environment describes. */
function crmOf(environment: EnvironmentValues<typeof action.environment>, clock: Clock): Backend {
  const client = {
    tokenUrl: settingOf(environment, "CRM_TOKEN_URL"),
    clientId: settingOf(environment, "CRM_CLIENT_ID"),
    clientSecret: settingOf(environment, "CRM_CLIENT_SECRET"),
    scope: "contacts:read",
  };
  return {
    name: "CRM",
    codePrefix: "CRM",
    baseUrl: settingOf(environment, "CRM_API_BASE_URL"),
    authentication: new OAuthAuthentication(client, clock),
  };
}
