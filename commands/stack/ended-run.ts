import type { ForegroundEnd } from "../../load/run-in-foreground.js";
import type { CommandErrorCode } from "../command-error";

/** How a run of the CLI with this process's terminal ended. */
export type EndedRun = Pick<ForegroundEnd, "exitCode" | "interrupted">;

/** The code of a command whose run of the CLI failed; the CLI itself has said why. */
export function codeOf({ interrupted }: EndedRun): CommandErrorCode {
  return interrupted ? "INTERRUPTED" : "UPDATE_FAILED";
}

/** How a run ended, in words that follow `pulumi up`. */
export function howItEnded({ exitCode }: EndedRun): string {
  return `ended with ${exitCode ?? "a signal"}`;
}

/**
 * What somebody has to know who stopped an update; empty where nobody did. The CLI gives the stack free when it stops in
 * good order; one that is interrupted at the wrong moment does not.
 *
 * @param stack undefined for the one that is selected
 */
export function afterInterruption(stack: string | undefined, { interrupted }: EndedRun): string {
  if (!interrupted) return "";
  const named = stack === undefined ? "" : ` --stack ${stack}`;
  return ` Where the next command finds the stack locked, and no other update runs: pulumi cancel${named}.`;
}
