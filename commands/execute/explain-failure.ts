import { CodedError } from "../../foundation/coded-error";
import { failedExecutionOf } from "../../infra/smoke-test/failed-execution";
import { hasProblem, ProviderError } from "../../providers/errors/provider-error";
import { CommandError } from "../command-error";

/** What was executed. */
export interface ExecutedAction {
  readonly action: string;
  readonly id: string;
  readonly stack: string;
  /** For people: `CXone`. */
  readonly platform: string;
  readonly keepsTraces: boolean;
}

/** An error of the platform's API in the words of a command that executes, with its own code. */
class ExecutionRefused extends CodedError<string> {
  override readonly name = "ExecutionRefused";
}

/** The same error as {@link explainFailure} is given, told to somebody who executes: nothing is deployed by it. */
export function explainFailure(error: unknown, executed: ExecutedAction): unknown {
  const { action, id, stack, platform } = executed;
  const target = `Execution of data action "${action}" (id ${id}) on stack ${stack}`;
  const failed = failedExecutionOf(error);
  if (failed !== undefined)
    return new CommandError(
      `${target} failed: the action itself failed: ${failed.reason}. ${whatToDo(executed, failed.executionId)}`,
      "EXECUTION_FAILED",
    );
  if (!(error instanceof ProviderError)) return error;
  if (hasProblem(error, "REFUSED") && error.status === 400)
    return new ExecutionRefused(
      error.code,
      `${target} was refused: ${error.said ?? "without a reason"}. Correct what ${platform} names: inputs in the file of ` +
        `--inputs, outputs in the action's handler. Then run npm run execute again. [${error.code}]`,
    );
  const message = error.message
    .replace(`Execution of data action (id ${id})`, target)
    .replace(/(?:npm run pulumi -- |pulumi )up again/, "npm run execute again")
    .replace("; it continues where this one ended", "");
  return new ExecutionRefused(error.code, message);
}

function whatToDo({ action, stack, platform, keepsTraces }: ExecutedAction, executionId?: string): string {
  const repair = `Fix action-src/${action} (npm run dev -- --run ${action} shows the place in the source), and deploy it again`;
  if (!keepsTraces) return `${repair}. ${platform} keeps no traces.`;
  const trace = `npm run traces -- ${action} ${executionId ?? "EXECUTION"} --stack ${stack}`;
  return `Its trace: ${trace}. ${repair}.`;
}
