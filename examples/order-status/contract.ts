import * as z from "zod";
import { LIMITS } from "../runtime/execution/limits";
import { isPathSegment } from "../runtime/http/path-segment";
import { identifier } from "../runtime/run/identifier";

/** Where an order can be. */
export const orderStates = ["processing", "shipped", "delivered", "cancelled"] as const;

/** What a Studio flow passes in. */
export const inputs = z.object({
  orderNumber: identifier(
    z.string().min(1).max(64).refine(isPathSegment, "must not be blank, `.`, `..` or broken Unicode"),
  ).describe("The number that the caller reads from the order's confirmation"),
});

/** What a Studio flow gets back. A field without a value is absent, never null. */
export const outputs = z.object({
  orderFound: z.boolean().describe("Whether the shop knows the order"),
  orderStatus: z.enum(orderStates).optional().describe("Where the order is"),
  deliveryDate: z.iso.date().optional().describe("The day of its delivery; absent when it is not known yet"),
  errorDetails: z
    .string()
    .max(LIMITS.maxErrorDetailsLength)
    .optional()
    .describe("On failure, a stable code, a colon and a sentence for people"),
});

/** The outputs as they are returned. */
export type OrderOutputs = z.output<typeof outputs>;
