import type { AuditLog } from "./audit-log";
import type { BackendIdentity } from "./backend-identity";
import type { Deadline } from "./deadline";

/** What belongs to one execution and goes along with each of its requests. */
export interface Execution {
  /** The platform's id of it, or one of its own. */
  readonly id: string;
  /** Number in order of arrival within the warm runtime. */
  readonly order: number;
  readonly deadline: Deadline;
  readonly audit: AuditLog;
  /** Its lookups under way, the oldest first: the backend of the first is to blame when the budget runs out. */
  readonly lookups: Set<{ readonly backend: BackendIdentity }>;
  /** What is done about a defect of the action, where that is not to read the trace. */
  readonly defectAdvice?: string | undefined;
}
