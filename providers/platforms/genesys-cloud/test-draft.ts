import { codeOf } from "../../errors/error-codes";
import { ProviderError } from "../../errors/provider-error";
import { maskKnownSecrets } from "../../../foundation/mask-secrets.js";
import { isObject, textOf, type Properties } from "../../properties";
import type { Clock } from "../../../foundation/clock";
import { textsIn } from "../../../foundation/texts-in";
import type { Trial } from "../data-actions-api";
import type { ApiCalls } from "./api-calls";
import { actionPath } from "./api-paths";
import { GENESYS_DIALECT } from "./dialect";

/** A function ends within 15 s; the rest is a cold start, and the way there and back. */
const TEST_TIMEOUT_MS = 40_000;
/** Executions that came too early after the upload, and the wait before the next. Source: other tools' experience. */
const MAX_TOO_EARLY = 8;
const TOO_EARLY_WAIT_MS = 3_000;
const TOO_EARLY = /zip\s?file has not been applied/i;

/**
 * Executes a draft with a case that it has to pass. The live action is not touched.
 *
 * @throws PROOF_FAILED, and what the call throws
 */
export async function testDraft(
  { calls, clock }: { readonly calls: ApiCalls; readonly clock: Clock },
  { draftId, name, trial }: { readonly draftId: string; readonly name: string; readonly trial: Trial },
): Promise<void> {
  const operation = `Test of the draft of data action "${name}" (id ${draftId})`;
  const secrets = textsIn(trial.inputs);
  for (let early = 1; ; early += 1) {
    const result = await calls.send("POST", {
      operation,
      path: `${actionPath(draftId, "draft")}/test`,
      json: trial.inputs,
      secrets,
      timeoutMs: TEST_TIMEOUT_MS,
    });
    const failure = failureOf(result);
    const isEarly = failure !== undefined && TOO_EARLY.test(failure);
    if (isEarly && early < MAX_TOO_EARLY) {
      await clock.sleep(TOO_EARLY_WAIT_MS);
      continue;
    }
    const problem =
      failure === undefined ? trial.problemOf(outputsOf(result)) : maskKnownSecrets(failure, secrets);
    if (problem === undefined) return;
    throw new ProviderError({
      code: codeOf(GENESYS_DIALECT, "PROOF_FAILED"),
      operation,
      seen: `failed: ${problem.replace(/[.\s]+$/, "")}`,
      remedy: "Nothing was published. Fix the action, or its smoke test, then run pulumi up again.",
    });
  }
}

/** The answer to a test is a success also where the execution failed. */
function failureOf(result: Properties): string | undefined {
  if (result["success"] === true) return undefined;
  const operations = Array.isArray(result["operations"]) ? (result["operations"] as unknown[]) : [];
  const failed = operations.filter(isObject).find(({ success }) => success === false);
  const { error } = failed && isObject(failed["error"]) ? failed : result;
  const message = isObject(error) ? textOf(error, "message") : "";
  const step = failed ? textOf(failed, "name") : "";
  return `${step ? `"${step}": ` : ""}${message || "the execution failed, without a reason"}`.slice(0, 500);
}

function outputsOf({ finalResult }: Properties): Properties {
  return isObject(finalResult) ? finalResult : {};
}
