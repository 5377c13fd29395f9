import { failedExecutionOf } from "../../infra/smoke-test/failed-execution";
import type { ExecutionResult } from "../../providers/platforms/data-actions-api";
import { renderOutputProblems } from "../text/output-problems";

/** What `npm run dev` says of an execution that failed itself; undefined for any other error. */
export function renderFailure(action: string, error: unknown, wasReplaced: boolean): string | undefined {
  const failed = failedExecutionOf(error);
  if (failed === undefined) return undefined;
  if (wasReplaced && /\bSIG[A-Z]+\b/.test(failed.reason))
    return `${action} was ended by the save that replaced it while it ran.`;
  return `${action} failed: ${failed.reason}. What it logged stands above, with the place in the source where it threw.`;
}

/**
 * What `npm run dev` says of an answer.
 *
 * @param isFirst whether the execution was the first of what was deployed, and so had to wait for its process
 * @param problems where the answer does not fit the contract
 */
export function renderAnswer(
  action: string,
  { outputs, durationMs = 0 }: ExecutionResult,
  { isFirst, problems }: { readonly isFirst: boolean; readonly problems: readonly string[] },
): string {
  return [
    `${action} answered in ${durationMs} ms: ${JSON.stringify(outputs, undefined, 2)}`,
    ...(isFirst ? ["  The time includes the start of a new process, before the trace's first line."] : []),
    ...(problems.length > 0 ? [`  ${renderOutputProblems(action, problems)}`] : []),
  ].join("\n");
}
