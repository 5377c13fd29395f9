import type { ExecutionTrace } from "../cxone/execution-traces";

/** An execution in a line. */
export interface ExecutionSummary extends Omit<ExecutionTrace, "logLines"> {
  /** The stable code with which the handler answered a failure of its own; absent where it did not. */
  readonly code?: string;
}

/**
 * An execution without its log. A handler that answers a failure succeeds as far as the platform knows; the audit log's
 * last record has the code (ASSUMED of every action that is built on the project's runtime; test/sim/console/console-routes.test.ts).
 */
export function summarizeExecution({ logLines, ...trace }: ExecutionTrace): ExecutionSummary {
  const end = logLines.filter(({ fields }) => fields?.step === "execution").at(-1)?.fields;
  const code = end?.outcome === "failed" ? end.code : undefined;
  return typeof code === "string" ? { ...trace, code } : trace;
}
