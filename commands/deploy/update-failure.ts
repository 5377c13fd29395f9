import type { ForegroundEnd } from "../../load/run-in-foreground.js";

/** What is said of a failed update, and what follows it. */
export interface UpdateFailure {
  readonly message: string;
  readonly goBack: boolean;
}

/**
 * Decides what follows an update.
 *
 * @param rollbackOnFailure whether going back was asked for
 * @returns undefined where it succeeded
 */
export function updateFailure(
  stack: string,
  { exitCode, interrupted }: Pick<ForegroundEnd, "exitCode" | "interrupted">,
  rollbackOnFailure: boolean,
): UpdateFailure | undefined {
  if (exitCode === 0) return undefined;
  const message = `The update of stack "${stack}" failed: pulumi up ended with ${exitCode ?? "a signal"}.`;
  if (!rollbackOnFailure) return { message, goBack: false };
  // Whoever stops an update on purpose wants to decide what comes next.
  if (interrupted)
    return { message: `${message} It was interrupted, so nothing was taken back.`, goBack: false };
  return { message, goBack: true };
}
