import { CRM } from "../../../test/action-src/support/backend-identity";
import { ACTION_ERROR_CODES, BACKEND_FAULTS } from "../../runtime/execution/error-codes";
import { CONTACT_ERROR_CODES } from "../contact-error-codes";

/** The codes that `crm-contact-enrichment` can give. */
export const CRM_CODES: readonly string[] = [
  ...Object.keys(ACTION_ERROR_CODES),
  ...Object.keys(BACKEND_FAULTS).map((fault) => `${CRM.codePrefix}_${fault}`),
  ...Object.keys(CONTACT_ERROR_CODES),
];
