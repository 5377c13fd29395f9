import * as z from "zod";
import { ActionFailure } from "../runtime/execution/action-failure";
import type { RecordLookupOutputs } from "./contract";

/** A record as the record lookup API sends it, as far as it is read. What is not needed may be missing, or be anything. */
const record = z.object({
  status: z.string().trim().min(1).max(64).optional().catch(undefined),
});

/**
 * The outputs of a record.
 * @throws RECORD_LOOKUP_INVALID_RESPONSE where it is none
 */
export function toOutputs(json: unknown): RecordLookupOutputs {
  const parsed = record.safeParse(json);
  if (!parsed.success)
    throw new ActionFailure(
      "RECORD_LOOKUP_INVALID_RESPONSE",
      "The lookup met an answer that is no record. Compare it with what record.ts reads.",
    );
  const { status } = parsed.data;
  return { recordFound: true, ...(status === undefined ? {} : { recordStatus: status }) };
}
