import { CXONE_CAPABILITIES } from "../platforms/cxone/capabilities";
import { GENESYS_CAPABILITIES } from "../platforms/genesys-cloud/capabilities";

/** The types under which states record a data action, one for each platform. It costs no import of Pulumi. */
export const DATA_ACTION_TYPES: readonly string[] = [
  CXONE_CAPABILITIES.resourceType,
  GENESYS_CAPABILITIES.resourceType,
];
