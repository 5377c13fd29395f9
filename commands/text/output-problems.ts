import type * as z from "zod";

/**
 * Where an answer does not fit a contract's outputs, which the run-time holds every answer to, and a handler that does
 * without it does not: one phrase for each place, without a value.
 */
export function outputProblems(outputs: z.ZodObject, answer: unknown): string[] {
  const { error } = outputs.strict().safeParse(answer);
  return (error?.issues ?? []).map(
    ({ path, message }) => `${path.map(String).join(".") || "the answer"}: ${message}`,
  );
}

/** What is said of them, as a line. */
export function renderOutputProblems(action: string, problems: readonly string[]): string {
  return (
    `The answer does not fit the outputs of ${action}'s contract, and a flow may get nothing of it: ${problems.join("; ")}. ` +
    "Return them, or have the handler made by createActionHandler, which holds answers to the contract."
  );
}
