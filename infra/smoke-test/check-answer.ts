import type { ActionDescription } from "../../action-src/define-action";
import { maskAnswer } from "./mask-answer";

/**
 * Checks what a deployed action answered against its contract and its smoke-test case.
 *
 * @returns the answer, personal values masked, for the stack's outputs; or what is wrong with it, in one phrase
 */
export function checkAnswer(
  { contract, smokeTest }: ActionDescription,
  answer: unknown,
): { readonly answer: Record<string, unknown> } | { readonly problem: string } {
  const parsed = contract.outputs.strict().safeParse(answer);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue?.path.length ? `output "${issue.path.join(".")}"` : "the answer";
    return { problem: `the contract does not hold: ${where}: ${issue?.message ?? "malformed"}` };
  }
  const outputs = parsed.data;
  const error = outputs["errorDetails"];
  if (
    typeof error === "string" &&
    !smokeTest.acceptedErrorCodes.some((code) => error.startsWith(`${code}:`))
  ) {
    return { problem: `the action reported ${error}` };
  }
  return { answer: maskAnswer(outputs, smokeTest.personalData) };
}
