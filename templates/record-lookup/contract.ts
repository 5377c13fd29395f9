import * as z from "zod";
import { LIMITS } from "../runtime/execution/limits";
import { isPathSegment } from "../runtime/http/path-segment";
import { identifier } from "../runtime/run/identifier";

/** What a Studio flow passes in. Bounds keep a request small, and refuse a document that was pasted in by mistake. */
export const inputs = z.object({
  recordId: identifier(
    z.string().min(1).max(64).refine(isPathSegment, "must not be blank, `.`, `..` or broken Unicode"),
  ).describe("The record's identifier in the record lookup API"),
});

/** What a Studio flow gets back. A field without a value is absent, never null. */
export const outputs = z.object({
  recordFound: z.boolean().describe("Whether the record lookup API knows the record"),
  recordStatus: z.string().min(1).max(64).optional().describe("The record's status"),
  errorDetails: z
    .string()
    .max(LIMITS.maxErrorDetailsLength)
    .optional()
    .describe("On failure, a stable code, a colon and a sentence for people"),
});

/** The outputs as they are returned. */
export type RecordLookupOutputs = z.output<typeof outputs>;
