import * as z from "zod";
import { LIMITS } from "../runtime/execution/limits";
import { isPathSegment } from "../runtime/http/path-segment";
import { identifier } from "../runtime/run/identifier";
import { toE164 } from "./phone-number";

/** What a Studio flow passes in. The bounds keep a request line small and refuse pasted documents. */
export const inputs = z.object({
  externalId: identifier(
    z.string().min(1).max(256).refine(isPathSegment, "must not be blank, `.`, `..` or broken Unicode"),
  ).describe("The contact's identifier in the CRM"),
  // Only the second way to the contact: an unusable one must not stop the lookup by identifier, and counts as absent.
  phoneNumber: z
    .string()
    .max(32, { abort: true })
    .refine((text) => toE164(text) !== undefined)
    .optional()
    .catch(undefined)
    .describe("The caller's phone number in E.164, looked up when the CRM does not know the identifier"),
});

/** What a Studio flow gets back. A field without a value is absent, never null. */
export const outputs = z.object({
  crmRecordId: z.string().min(1).max(256).optional().describe("The contact's record id in the CRM"),
  customerTier: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .describe("The contact's service tier; `standard` when the CRM has none"),
  lastInteractionDate: z.iso
    .datetime()
    .optional()
    .describe("When the contact was last spoken to, in UTC; absent when unknown"),
  enrichmentSuccess: z.boolean().describe("Whether exactly one contact was found"),
  errorDetails: z
    .string()
    .max(LIMITS.maxErrorDetailsLength)
    .optional()
    .describe("On failure, a stable code, a colon and a sentence for people"),
});

/** The inputs after validation. */
export type EnrichmentInputs = z.output<typeof inputs>;
/** The outputs as they are returned. */
export type EnrichmentOutputs = z.output<typeof outputs>;
