/** A contact as the CRM keeps it. */
export interface SeedContact {
  /** The id that other systems know the contact by; what `GET /contacts/{externalId}` asks for. */
  readonly externalId: string;
  /** The CRM's own record id. */
  readonly id: string;
  /** E.164. */
  readonly phoneNumber?: string;
  readonly attributes: { readonly tier?: string; readonly last_interaction?: string | null };
}

/** The contacts that every CRM simulator starts with. Invented people; the numbers are reserved for fiction. */
export const SEED_CONTACTS: readonly SeedContact[] = [
  {
    externalId: "CRM-EXT-98765",
    id: "crm-0001",
    phoneNumber: "+15550199822",
    attributes: { tier: "gold", last_interaction: "2026-01-02T03:04:05.000Z" },
  },
  // Never spoken to: the date is null, as CRMs send it, not absent.
  {
    externalId: "CRM-EXT-10001",
    id: "crm-0002",
    phoneNumber: "+15550100001",
    attributes: { tier: "silver", last_interaction: null },
  },
  // A date with an offset: the same instant as 2026-02-03T01:45:00Z.
  {
    externalId: "CRM-EXT-10002",
    id: "crm-0003",
    phoneNumber: "+15550100002",
    attributes: { tier: "platinum", last_interaction: "2026-02-03T07:15:00+05:30" },
  },
  // No tier at all: the action's default applies.
  {
    externalId: "CRM-EXT-10003",
    id: "crm-0004",
    phoneNumber: "+15550100003",
    attributes: { last_interaction: "2025-12-24T18:00:00Z" },
  },
  // Two people behind one phone number.
  {
    externalId: "CRM-EXT-20001",
    id: "crm-0005",
    phoneNumber: "+15550200000",
    attributes: { tier: "gold", last_interaction: "2026-01-10T10:00:00Z" },
  },
  {
    externalId: "CRM-EXT-20002",
    id: "crm-0006",
    phoneNumber: "+15550200000",
    attributes: { tier: "standard", last_interaction: "2026-01-11T11:00:00Z" },
  },
  // An id that a client must percent-encode.
  { externalId: "EXT/30001?a=1&b=ü", id: "crm-0007", attributes: { tier: "silver" } },
];
