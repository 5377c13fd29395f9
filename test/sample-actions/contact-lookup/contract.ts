import * as z from "zod";

export const inputs = z.object({ externalId: z.string().min(1) });

export const outputs = z.object({
  crmRecordId: z.string().optional(),
  customerTier: z.string().optional(),
  enrichmentSuccess: z.boolean(),
  errorDetails: z.string().max(500).optional(),
});
