import { createHandler } from "../handler";
import type { EnrichmentOutputs } from "../contract";
import { json, token } from "../../../test/action-src/support/answers";
import { HandlerWorld } from "../../../test/action-src/support/handler-world";
import { ScriptedServer } from "../../../test/action-src/support/scripted-server";

export const CLIENT_SECRET = "client-secret-3f9a";
export const KNOWN_CONTACT = {
  id: "CRM-42",
  attributes: { tier: "gold", last_interaction: "2026-01-02T03:04:05Z" },
};
export const INPUTS = { externalId: "EXT-1001", phoneNumber: "+15550199822" };

/**
 * `crm-contact-enrichment` against a scripted CRM. Unless planned otherwise the CRM grants `token-N` for the N-th
 * request and knows one contact.
 */
export class CrmWorld extends HandlerWorld<EnrichmentOutputs> {
  static async start(): Promise<CrmWorld> {
    return new CrmWorld(await ScriptedServer.start());
  }

  private constructor(readonly crm: ScriptedServer) {
    let tokens = 0;
    crm.always("POST /token", (response, onStall) => token(`token-${(tokens += 1)}`)(response, onStall));
    crm.always("GET /api/contacts?", json(200, { items: [] }));
    crm.always("GET /api/contacts/", json(200, KNOWN_CONTACT));
    const environment = {
      CRM_CLIENT_ID: "client-id-71c2",
      CRM_CLIENT_SECRET: CLIENT_SECRET,
      CRM_TOKEN_URL: `${crm.url}/token`,
      CRM_API_BASE_URL: `${crm.url}/api`,
    };
    super(createHandler, environment, crm);
  }

  override execute(inputs: unknown = INPUTS): Promise<EnrichmentOutputs> {
    return super.execute(inputs);
  }

  override time(inputs: unknown = INPUTS): Promise<{ outputs: EnrichmentOutputs; tookMs: number }> {
    return super.time(inputs);
  }
}
