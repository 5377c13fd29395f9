import * as z from "zod";
import type { RecordLookupOutputs } from "./contract";

/** A record as the record lookup API sends it, as far as it is read. What is not needed may be missing, or be anything. */
export const record = z.object({
  status: z.string().trim().min(1).max(64).optional().catch(undefined),
});

/** The outputs of a record. */
export function toOutputs({ status }: z.output<typeof record>): RecordLookupOutputs {
  return { recordFound: true, ...(status === undefined ? {} : { recordStatus: status }) };
}
