import * as z from "zod";
import { baseUrlProblem, originProblem, urlProblem } from "../../foundation/safe-url";
import { PLATFORM_NAMES } from "../../providers/platforms/platform-names.js";
import type { ConfigKind } from "./config-key";

/** A string in which `problemOf` finds nothing, in words that follow the key's name. */
const without = (problemOf: (text: string) => string | undefined) =>
  z.string().refine((text) => problemOf(text) === undefined, {
    error: ({ input }) => problemOf(input as string) ?? "is malformed",
  });

const jsonOf = <T extends z.ZodType>(schema: T, expected: string) =>
  z.string().refine((text) => schema.safeParse(parseJson(text)).success, `must be ${expected}`);

/**
 * How a value of each kind is validated, always as the string that the stack's configuration holds. The handler checks
 * its URLs by the same rule (foundation/safe-url.ts), so what is deployed is what it accepts.
 */
export const configValueSchemas: Record<ConfigKind, z.ZodType<string>> = {
  text: z.string().min(1, "must not be empty").max(4096, "must have at most 4,096 characters"),
  url: without(urlProblem),
  baseUrl: without(baseUrlProblem),
  origin: without(originProblem),
  boolean: z.enum(["true", "false"], "must be true or false"),
  count: z.string().regex(/^[1-9]\d{0,3}$/, "must be a whole number from 1 to 9999"),
  list: jsonOf(z.array(z.string()), 'a list of strings, for example ["a", "b"]'),
  nameSuffix: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,40}$/, "must be 1 to 40 letters, digits, dots, hyphens and underscores"),
  platform: z.enum(PLATFORM_NAMES as [string, ...string[]], `must be ${PLATFORM_NAMES.join(" or ")}`),
  smokeTest: z.enum(["true", "false", "candidate"], "must be true, false or candidate"),
  map: jsonOf(z.record(z.string(), z.string()), 'a map of strings, for example {"name": "value"}'),
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
