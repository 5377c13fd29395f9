import { isDeepStrictEqual } from "node:util";
import type * as z from "zod";
import { maskAnswer, maskText } from "./mask-answer";

/** What some outputs have to be: a value, or a pattern that the value's text matches. */
export type ExpectedOutputs = Readonly<Record<string, unknown>>;

/** What an answer is held to besides its contract. */
export interface AnswerExpectations {
  /** What tells a success from a failure. */
  readonly success: ExpectedOutputs;
  /** What this success has to give besides. */
  readonly expect: ExpectedOutputs;
  /** Codes of `errorDetails` that also count as a working action. */
  readonly acceptedErrorCodes: readonly string[];
  /** Outputs that may be shown; all others are masked. */
  readonly shown: readonly string[];
}

/**
 * Checks what a deployed action answered against its contract and its smoke-test case.
 *
 * @param promised the outputs of the contract; strict, so that an undeclared output is found
 * @returns the answer, masked but for the outputs that may be shown, for the stack's outputs; or what is wrong with it,
 *   in one phrase
 */
export function checkAnswer(
  promised: z.ZodType,
  { success, expect, acceptedErrorCodes, shown }: AnswerExpectations,
  answer: unknown,
): { readonly answer: Record<string, unknown> } | { readonly problem: string } {
  const parsed = promised.safeParse(answer);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue?.path.length ? `output "${issue.path.join(".")}"` : "the answer";
    return { problem: `the contract does not hold: ${where}: ${issue?.message ?? "malformed"}` };
  }
  const outputs = parsed.data as Record<string, unknown>;
  const masked = maskAnswer(outputs, shown);
  const error = outputs["errorDetails"];
  if (typeof error === "string") {
    const isAccepted = acceptedErrorCodes.some((code) => error.startsWith(`${code}:`));
    return isAccepted ? { answer: masked } : { problem: `the action reported ${reported(error, shown)}` };
  }
  const seen = (name: string) =>
    outputs[name] === undefined
      ? `there is no output "${name}"`
      : `output "${name}" is ${JSON.stringify(masked[name])}`;
  const failing = mismatch(success, outputs);
  if (failing !== undefined) {
    const expected = "and the action's `success` says otherwise; there is no errorDetails either";
    return { problem: `${seen(failing)}, ${expected}` };
  }
  const unexpected = mismatch(expect, outputs);
  if (unexpected !== undefined)
    return { problem: `${seen(unexpected)}, and the smoke test's \`expect\` says otherwise` };
  return { answer: masked };
}

/** The first output that is not as expected; undefined where all are. */
function mismatch(expected: ExpectedOutputs, outputs: Readonly<Record<string, unknown>>): string | undefined {
  return Object.keys(expected).find((name) => !isAs(expected[name], outputs[name]));
}

function isAs(expected: unknown, value: unknown): boolean {
  if (!(expected instanceof RegExp)) return isDeepStrictEqual(value, expected);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  // Not `test`, which goes on where the last one ended when the pattern is global.
  return text !== undefined && text.search(expected) >= 0;
}

/** The code says enough where the sentence may not be shown. */
function reported(error: string, shown: readonly string[]): string {
  if (shown.includes("errorDetails")) return error;
  return /^[A-Z][A-Z0-9_]*(?=:)/.exec(error)?.[0] ?? maskText(error);
}
