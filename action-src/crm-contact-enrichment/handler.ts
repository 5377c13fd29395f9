import { CrmClient } from "../runtime/crm-client";
import { readEnvironment } from "../runtime/environment";
import { maskId, maskPhoneNumber } from "../runtime/mask";
import type { Platform } from "../runtime/platform";
import { type ActionHandler, createActionHandler } from "../runtime/run-action";
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
      describeInputs: ({ externalId, phoneNumber }) => ({
        externalId: maskId(externalId),
        phoneNumber: phoneNumber && maskPhoneNumber(phoneNumber),
      }),
      async execute(inputs, execution, warm) {
        const environment = readEnvironment(action.environment, warm.platform.environment);
        const credentials = {
          tokenUrl: environment.CRM_TOKEN_URL,
          clientId: environment.CRM_CLIENT_ID,
          clientSecret: environment.CRM_CLIENT_SECRET,
        };
        const tokens = warm.tokens(credentials, environment.CRM_SESSION_REUSE);
        const { transport, random } = warm.platform;
        const context = { gate: warm.gate, transport, random, execution };
        const client = new CrmClient(environment.CRM_API_BASE_URL, credentials, tokens, context);
        return toOutputs(await findContact(client, inputs));
      },
    },
    platform,
  );
}
