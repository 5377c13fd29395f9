import { ActionFailure } from "../runtime/execution/action-failure";
import type { BackendClient } from "../runtime/backend/backend-client";
import { toContacts } from "./contact";
import type { ContactErrorCode } from "./contact-error-codes";
import type { EnrichmentInputs } from "./contract";
import { toE164 } from "./phone-number";

/**
 * The caller's contact as the CRM sends it: by identifier, and by phone number when the CRM does not know the
 * identifier.
 * @throws CRM_CONTACT_NOT_FOUND, CRM_CONTACT_AMBIGUOUS and what `BackendClient.get` throws
 */
export async function findContact(client: BackendClient, inputs: EnrichmentInputs): Promise<unknown> {
  const byId = await client.get({
    step: "contact-by-id",
    operation: "The contact lookup by identifier",
    path: `/contacts/${encodeURIComponent(inputs.externalId)}`,
  });
  if (byId) return byId.json;

  const phoneNumber = inputs.phoneNumber && toE164(inputs.phoneNumber);
  if (!phoneNumber) throw notFound("no phone number in E.164 was given");
  const byPhone = await client.get({
    step: "contact-by-phone",
    operation: "The contact lookup by phone number",
    path: `/contacts?phoneNumber=${encodeURIComponent(phoneNumber)}`,
  });
  const contacts = byPhone ? toContacts(byPhone.json) : [];
  if (contacts.length > 1) throw ambiguous(contacts.length);
  if (contacts.length === 0) throw notFound("no contact has the phone number");
  return contacts[0];
}

function notFound(seen: string): ActionFailure<ContactErrorCode> {
  return new ActionFailure(
    "CRM_CONTACT_NOT_FOUND",
    `The CRM does not know the identifier, and ${seen}. Let the flow go on without CRM data.`,
  );
}

function ambiguous(count: number): ActionFailure<ContactErrorCode> {
  return new ActionFailure(
    "CRM_CONTACT_AMBIGUOUS",
    `The CRM does not know the identifier, and ${count} contacts have the phone number. ` +
      "Ask the caller who they are, or merge the contacts in the CRM.",
  );
}
