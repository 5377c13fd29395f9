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
 * Whether the CLI was killed. It leaves no row in the history then, and what it was writing may be live without the state
 * knowing it.
 */
export function wasKilled({ exitCode }: EndedRun): boolean {
  return exitCode === null;
}

/**
 * What somebody has to know whose update was stopped or killed; empty where it was not. The CLI gives the stack free when it
 * stops in good order; one that is interrupted at the wrong moment, or killed, does not.
 *
 * @param stack undefined for the one that is selected
 */
export function afterInterruption(stack: string | undefined, end: EndedRun): string {
  if (!end.interrupted && !wasKilled(end)) return "";
  const named = stack === undefined ? "" : ` --stack ${stack}`;
  return ` Where the next command finds the stack locked, and no other update runs: pulumi cancel${named}.`;
}
