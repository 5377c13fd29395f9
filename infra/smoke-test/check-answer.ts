import type * as z from "zod";
import type { SmokeTest } from "../../action-src/define-action";
import { maskAnswer } from "./mask-answer";

/**
 * Checks what a deployed action answered against its contract and its smoke-test case.
 *
 * @param promised the outputs of the contract; strict, so that an undeclared output is found
 * @returns the answer, personal values masked, for the stack's outputs; or what is wrong with it, in one phrase
 */
export function checkAnswer(
  promised: z.ZodType,
  { acceptedErrorCodes, personalData }: Pick<SmokeTest, "acceptedErrorCodes" | "personalData">,
  answer: unknown,
): { readonly answer: Record<string, unknown> } | { readonly problem: string } {
  const parsed = promised.safeParse(answer);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue?.path.length ? `output "${issue.path.join(".")}"` : "the answer";
    return { problem: `the contract does not hold: ${where}: ${issue?.message ?? "malformed"}` };
  }
  const outputs = parsed.data as Record<string, unknown>;
  const error = outputs["errorDetails"];
  if (typeof error === "string" && !acceptedErrorCodes.some((code) => error.startsWith(`${code}:`))) {
    return { problem: `the action reported ${error}` };
  }
  return { answer: maskAnswer(outputs, personalData) };
}
