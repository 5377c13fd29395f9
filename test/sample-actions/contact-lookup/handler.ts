import * as z from "zod";
import { OAuthAuthentication } from "../runtime/backend/oauth-authentication";
import { settingOf } from "../runtime/execution/setting";
import { readEnvironment } from "../runtime/run/environment";
import { maskId } from "../runtime/run/mask";
import type { Platform } from "../runtime/run/platform";
import { type ActionHandler, createActionHandler } from "../runtime/run/run-action";
import { action } from "./action";
import type { outputs } from "./contract";

const contact = z.object({ id: z.string(), attributes: z.object({ tier: z.string() }) });

/** The handler of a warm runtime on the given platform. */
export function createHandler(platform: Platform): ActionHandler<z.output<typeof outputs>> {
  return createActionHandler(
    action,
    {
      failed: (errorDetails) => ({ enrichmentSuccess: false, errorDetails }),
      describeInputs: ({ externalId }) => ({ externalId: maskId(externalId) }),
      async execute({ externalId }, execution, warm) {
        const environment = readEnvironment(action.environment, warm.platform.environment);
        const client = warm.client(
          {
            name: "CRM",
            codePrefix: "CRM",
            baseUrl: settingOf(environment, "CRM_API_BASE_URL"),
            authentication: new OAuthAuthentication(
              {
                tokenUrl: settingOf(environment, "CRM_TOKEN_URL"),
                clientId: settingOf(environment, "CRM_CLIENT_ID"),
                clientSecret: settingOf(environment, "CRM_CLIENT_SECRET"),
                scope: "contacts:read",
              },
              warm.platform.clock,
            ),
          },
          execution,
          false,
        );
        const found = await client.get({
          step: "contact",
          operation: "The contact lookup",
          path: `/contacts/${encodeURIComponent(externalId)}`,
        });
        if (!found)
          return { enrichmentSuccess: false, errorDetails: "CONTACT_UNKNOWN: There is no contact." };
        const { id, attributes } = contact.parse(found.json);
        return { crmRecordId: id, customerTier: attributes.tier, enrichmentSuccess: true };
      },
    },
    platform,
  );
}
