import { ProgramError } from "../program-error";

/**
 * What is said of a deployed action that did not answer as it should.
 *
 * @param problem what was seen, as a phrase or as sentences
 */
export function smokeTestFailure(name: string, id: string, problem: string): ProgramError {
  return new ProgramError(
    "SMOKE_TEST_FAILED",
    `The smoke test of data action "${name}" (id ${id}) failed: ${problem.replace(/[.\s]+$/, "")}. ` +
      "The action is deployed with its new content. Fix it and run pulumi up again, or go back: npm run rollback.",
  );
}
