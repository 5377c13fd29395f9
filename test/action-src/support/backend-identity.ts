import type { BackendIdentity } from "../../../action-src/runtime/execution/backend-identity";

/** A CRM as the run-time knows it. */
export const CRM: BackendIdentity = { name: "CRM", codePrefix: "CRM" };
