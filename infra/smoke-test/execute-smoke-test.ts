import * as path from "node:path";
import * as z from "zod";
import type { ActionDescription } from "../../action-src/define-action";
import { connectToCxone } from "../../providers/platforms/cxone/connect";
import { parseContract } from "../../providers/contract/contract-text";
import { errorMessage } from "../../load/error-message.js";
import { toApiSchema } from "../actions/api-schema";
import { discoverActions } from "../actions/discover-actions";
import { ProgramError } from "../program-error";
import { type AnswerExpectations, checkAnswer } from "../../providers/trial/check-answer";
import { readStandardInput } from "./read-standard-input";
import { settingsOfSmokeTest } from "./smoke-test-environment";
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
  const cxone = connectToCxone(settingsOfSmokeTest(environment));
  const { outputs } = await cxone.executeAction(id, inputs);
  const checked = checkAnswer(...expectationsOf(action, contract), outputs);
  if ("answer" in checked) return checked.answer;
  throw smokeTestFailure(name, id, checked.problem);
}

/**
 * What the answer of an action is held to. After going back to an earlier release that is the release's contract. It does
 * not say which outputs are required, so those are that the source requires now and the release has; `success` counts as
 * far as the release has its outputs; and `expect`, which is about the code of now, does not.
 *
 * @param contractText of the release that was gone back to; undefined where the source is deployed
 */
export function expectationsOf(
  { contract, success, smokeTest }: Pick<ActionDescription, "contract" | "success" | "smokeTest">,
  contractText: string | undefined,
): [promised: z.ZodType, expectations: AnswerExpectations] {
  const { acceptedErrorCodes, shown, expect = {} } = smokeTest;
  if (contractText === undefined)
    return [contract.outputs.strict(), { success, expect, acceptedErrorCodes, shown }];
  const properties = parseContract(contractText)?.outputs.properties ?? {};
  const isDeployed = (name: string) => Object.hasOwn(properties, name);
  const promised = z.fromJSONSchema({
    type: "object",
    properties,
    required: toApiSchema(contract.outputs, "output").required.filter(isDeployed),
    additionalProperties: false,
  });
  const known = Object.entries(success).filter(([name]) => isDeployed(name));
  return [promised, { success: Object.fromEntries(known), expect: {}, acceptedErrorCodes, shown }];
}
