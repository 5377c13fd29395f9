import { maskId } from "../runtime/run/mask";
import type { Platform } from "../runtime/run/platform";
import { type ActionHandler, createActionHandler } from "../runtime/run/run-action";
import { action } from "./action";
import { recordLookupApi } from "./backend";
import type { RecordLookupOutputs } from "./contract";
import { record, toOutputs } from "./record";

/**
 * The handler of a warm runtime on the given platform.
 *
 * The run-time holds inputs and outputs to contract.ts, signs in, repeats what is worth repeating, waits as long as the
 * backend asks, answers in time whatever happens, and writes the trace. What is left to say here is what the action does.
 */
export function createHandler(platform: Platform): ActionHandler<RecordLookupOutputs> {
  return createActionHandler(
    action,
    {
      // What a flow gets when the lookup fails, for whatever reason.
      failed: (errorDetails) => ({ recordFound: false, errorDetails }),
      // What the trace may show of the inputs: nothing that leads to a person.
      describeInputs: ({ recordId }) => ({ recordId: maskId(recordId) }),
      async execute({ recordId }, execution, warm) {
        const found = await recordLookupApi(execution, warm).read({
          step: "record",
          operation: "The record lookup",
          path: `/records/${encodeURIComponent(recordId)}`,
          schema: record,
          notFound: "The record lookup API knows no such record. Ask the caller again, or go on without it.",
        });
        return toOutputs(found);
      },
    },
    platform,
  );
}
