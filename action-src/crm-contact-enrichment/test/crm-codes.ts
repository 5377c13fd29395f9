import { CRM } from "../../../test/action-src/support/backend-identity";
import { ACTION_ERROR_CODES, BACKEND_FAULTS } from "../../runtime/execution/error-codes";
import { CONTACT_ERROR_CODES } from "../contact-error-codes";

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
