import * as z from "zod";

/** What the smoke test's command hands to its script on standard input. */
export const smokeTestRequest = z.object({
  action: z.string(),
  /** Of the deployed action, at CXone. */
  id: z.string(),
  inputs: z.record(z.string(), z.unknown()),
  /** The contract that was deployed, where that is not the source's: after going back to an earlier release. */
  contract: z.string().optional(),
});

export type SmokeTestRequest = z.input<typeof smokeTestRequest>;
