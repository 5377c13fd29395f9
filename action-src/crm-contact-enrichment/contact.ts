import * as z from "zod";
import { ActionFailure } from "../runtime/execution/action-failure";
import type { EnrichmentOutputs } from "./contract";
import { toUtcDateTime } from "./utc-date-time";

const DEFAULT_TIER = "standard";

/**
 * A contact as the CRM sends it (docs/contract.md). Only the id is needed; anything else that is missing or
 * of another type costs its own output and no more. Numeric ids are taken while they are exact.
 */
const contact = z.object({
  id: z.union([z.string().min(1).max(256), z.int().transform(String)]),
  attributes: z
    .object({
      tier: z.string().trim().min(1).max(64).catch(DEFAULT_TIER),
      last_interaction: z.string().transform(toUtcDateTime).optional().catch(undefined),
    })
    .catch({ tier: DEFAULT_TIER, last_interaction: undefined }),
});

const contactPage = z.object({ items: z.array(z.unknown()) });

/**
 * The outputs of a contact.
 * @throws CRM_INVALID_RESPONSE when it has no usable id
 */
export function toOutputs(json: unknown): EnrichmentOutputs {
  const parsed = contact.safeParse(json);
  if (!parsed.success) throw unusable("a contact without a usable id");
  const { id, attributes } = parsed.data;
  const date = attributes.last_interaction;
  return {
    crmRecordId: id,
    customerTier: attributes.tier,
    ...(date === undefined ? {} : { lastInteractionDate: date }),
    enrichmentSuccess: true,
  };
}

/**
 * The contacts of an answer to a search.
 * @throws CRM_INVALID_RESPONSE when it is no list
 */
export function toContacts(json: unknown): readonly unknown[] {
  const parsed = contactPage.safeParse(json);
  if (!parsed.success) throw unusable("a search result without items");
  return parsed.data.items;
}

function unusable(seen: string): ActionFailure {
  return new ActionFailure(
    "CRM_INVALID_RESPONSE",
    `The contact lookup met ${seen}. Compare the CRM's answer with the contract in docs/contract.md.`,
  );
}
