import { z } from "zod";
import type { PlannedFault } from "./fault";

const status = z.number().int().min(200).max(599);
const positive = z.number().int().positive();
const headers = z.record(z.string(), z.string());

const fault = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("refuse") }),
  z.strictObject({ kind: z.literal("reset") }),
  z.strictObject({ kind: z.literal("lost-answer") }),
  z.strictObject({ kind: z.literal("torn-answer") }),
  z.strictObject({ kind: z.literal("stall"), handled: z.boolean().optional() }),
  z.strictObject({
    kind: z.literal("drip"),
    intervalMs: positive.optional(),
    maxBytes: positive.optional(),
  }),
  z.strictObject({
    kind: z.literal("status"),
    status,
    body: z.unknown().optional(),
    headers: headers.optional(),
  }),
  z.strictObject({
    kind: z.literal("raw-body"),
    body: z.string(),
    status: status.optional(),
    contentType: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal("huge-body"), sizeBytes: positive.optional() }),
  z.strictObject({ kind: z.literal("redirect"), location: z.string().min(1), status: status.optional() }),
  z.strictObject({ kind: z.literal("delay"), delayMs: positive }),
]);

const regularExpression = z.string().transform((source, context) => {
  try {
    return new RegExp(source);
  } catch {
    context.addIssue({ code: "custom", message: "must be a regular expression" });
    return z.NEVER;
  }
});

const plannedFault = z.strictObject({
  match: z
    .strictObject({
      method: z.string().optional(),
      path: z.string().optional(),
      pathPattern: regularExpression.optional(),
      nth: positive.optional(),
    })
    .optional(),
  times: z.union([positive, z.literal("always")]).optional(),
  fault,
});

/**
 * Reads the body of `POST /sim/faults`: one planned fault or a list. JSON has no RegExp, so `match.pathPattern` holds
 * its source in place of `match.path`.
 *
 * @throws ZodError what is wrong and where
 */
export function parsePlannedFaults(body: unknown): PlannedFault[] {
  const list = z.array(plannedFault).parse(Array.isArray(body) ? body : [body]);
  return list.map(({ match: { pathPattern, ...match } = {}, ...rest }) => {
    const path = pathPattern ?? match.path;
    // zod types an optional key as one that may hold undefined; parsed JSON never does.
    return { ...rest, match: path === undefined ? match : { ...match, path } } as PlannedFault;
  });
}
