import { CRM } from "../../../test/action-src/support/backend-identity";
import { ACTION_ERROR_CODES, BACKEND_FAULTS } from "../../runtime/execution/error-codes";
import { CONTACT_ERROR_CODES } from "../contact-error-codes";

/** The codes that `crm-contact-enrichment` can give. */
export const CRM_CODES: readonly string[] = [
  ...Object.keys(ACTION_ERROR_CODES),
  // A contact that nobody knows has a code of the action's own: it is looked for in two ways.
  ...Object.keys(BACKEND_FAULTS)
    .filter((fault) => fault !== "NOT_FOUND")
    .map((fault) => `${CRM.codePrefix}_${fault}`),
  ...Object.keys(CONTACT_ERROR_CODES),
];
