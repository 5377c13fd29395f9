import type { SeedContact } from "./seed-contacts";

/** A contact as the API answers it. */
export type Contact = Pick<SeedContact, "id" | "attributes">;

/** The CRM's contacts, found by external id or phone number. */
export class ContactDirectory {
  private readonly byExternalId = new Map<string, Contact>();
  private readonly byPhoneNumber = new Map<string, Contact[]>();

  constructor(seed: readonly SeedContact[]) {
    for (const { externalId, phoneNumber, id, attributes } of seed) {
      const contact = { id, attributes };
      this.byExternalId.set(externalId, contact);
      if (phoneNumber === undefined) continue;
      this.byPhoneNumber.set(phoneNumber, [...(this.byPhoneNumber.get(phoneNumber) ?? []), contact]);
    }
  }

  /** The contact with exactly this id. */
  find(externalId: string): Contact | undefined {
    return this.byExternalId.get(externalId);
  }

  /** Every contact with this number, none or several. */
  findByPhoneNumber(phoneNumber: string): readonly Contact[] {
    return this.byPhoneNumber.get(phoneNumber) ?? [];
  }
}
