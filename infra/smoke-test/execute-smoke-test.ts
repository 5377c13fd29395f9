import * as path from "node:path";
import type * as z from "zod";
import { errorMessage } from "../../load/error-message.js";
import { discoverActions } from "../actions/discover-actions";
import { ProgramError } from "../program-error";
import { checkAnswer } from "../../providers/trial/check-answer";
import { type FailedExecution, failedExecutionOf } from "./failed-execution";
import { readStandardInput } from "./read-standard-input";
import { expectationsOf } from "./expectations";
import { connectionOfSmokeTest } from "./smoke-test-environment";
import { smokeTestFailure } from "./smoke-test-failure";
import { smokeTestRequest } from "./smoke-test-request";

/** Executes the action named on standard input, prints its masked answer as JSON, and exits with 1 where it does not hold. */
export async function main(): Promise<void> {
  try {
    const request = smokeTestRequest.parse(JSON.parse(await readStandardInput()));
    process.stdout.write(JSON.stringify(await executeSmokeTest(request, process.env)));
  } catch (error) {
    process.stderr.write(`${errorMessage(error)}\n`);
    process.exitCode = 1;
  }
}

async function executeSmokeTest(
  { action: name, id, inputs, contract }: z.output<typeof smokeTestRequest>,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Record<string, unknown>> {
  const [discovered] = discoverActions(path.dirname(process.cwd()), [name]);
  const action = discovered?.description;
  if (action === undefined)
    throw new ProgramError(
      "ACTION_INVALID",
      `The smoke test of data action "${name}" (id ${id}) failed: action-src has no such action. ` +
        "Run it from the sources that deployed the action.",
    );
  const { actions } = connectionOfSmokeTest(environment);
  const { outputs } = await actions.executeAction(id, inputs).catch((error: unknown) => {
    const failed = failedExecutionOf(error);
    throw failed ? smokeTestFailure(name, id, ownFailure(name, failed)) : error;
  });
  const checked = checkAnswer(...expectationsOf(action, contract), outputs);
  if ("answer" in checked) return checked.answer;
  throw smokeTestFailure(name, id, checked.problem);
}

/** The trace is there where the platform names the execution. */
function ownFailure(name: string, { reason, executionId }: FailedExecution): string {
  const trace = `Its trace: npm run traces -- ${name} ${executionId} --stack STACK`;
  return `the action itself failed: ${reason}${executionId === undefined ? "" : `. ${trace}`}`;
}
