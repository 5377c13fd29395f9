import { CrmClient } from "../runtime/backend/crm-client";
import type { CrmBackend } from "../runtime/backend/crm-backend";
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
    {
      name: action.name,
      inputs: action.contract.inputs,
      outputs: action.contract.outputs,
      failed: (errorDetails) => ({ enrichmentSuccess: false, errorDetails }),
      describeInputs: ({ externalId }, given) => ({
        externalId: maskId(externalId),
        phoneNumber: maskPhoneNumber(given.phoneNumber),
      }),
      async execute(inputs, execution, warm) {
        const environment = readEnvironment(action.environment, warm.platform.environment);
        const backend = toBackend(environment);
        const tokens = warm.tokens(backend, environment.CRM_SESSION_REUSE);
        const { transport, random } = warm.platform;
        const context = { gate: warm.gate, transport, random, execution };
        const client = new CrmClient(backend, tokens, context);
        return toOutputs(await findContact(client, inputs));
      },
    },
    platform,
  );
}

function toBackend(environment: EnvironmentValues<typeof action.environment>): CrmBackend {
  return {
    baseUrl: environment.CRM_API_BASE_URL,
    tokenUrl: environment.CRM_TOKEN_URL,
    clientId: environment.CRM_CLIENT_ID,
    clientSecret: environment.CRM_CLIENT_SECRET,
    scope: "contacts:read",
    variables: {
      baseUrl: "CRM_API_BASE_URL",
      tokenUrl: "CRM_TOKEN_URL",
      clientId: "CRM_CLIENT_ID",
      clientSecret: "CRM_CLIENT_SECRET",
    },
  };
}
