import { CONTACT_ERROR_CODES } from "../../../action-src/crm-contact-enrichment/contact-error-codes";
import type { BackendIdentity } from "../../../action-src/runtime/execution/backend-identity";
import { ACTION_ERROR_CODES, BACKEND_FAULTS } from "../../../action-src/runtime/execution/error-codes";

/** The CRM as the run-time knows it. */
export const CRM: BackendIdentity = { name: "CRM", codePrefix: "CRM" };

/** The codes that `crm-contact-enrichment` can give, with their meanings. */
export const CRM_CODES: Readonly<Record<string, string>> = {
  ...ACTION_ERROR_CODES,
  ...Object.fromEntries(
    Object.entries(BACKEND_FAULTS).map(([fault, meaning]) => [
      `CRM_${fault}`,
      meaning.replaceAll("backend", CRM.name),
    ]),
  ),
  ...CONTACT_ERROR_CODES,
};
