import { afterInterruption, type EndedRun, howItEnded, wasKilled } from "../stack/ended-run";

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
  end: EndedRun,
  rollbackOnFailure: boolean,
): UpdateFailure | undefined {
  if (end.exitCode === 0) return undefined;
  const hint = afterInterruption(stack, end);
  const message = `The update of stack "${stack}" failed: pulumi up ${howItEnded(end)}.`;
  // The stack stays locked, and no history tells what the update did: going back could only fail, or miss something.
  if (wasKilled(end))
    return {
      message:
        `${message} What it had written by then may be live, and nothing was taken back. Run npm run deploy again: it ` +
        `compares, and continues.${hint}`,
      goBack: false,
    };
  if (!rollbackOnFailure) return { message: `${message}${hint}`, goBack: false };
  // Whoever stops an update on purpose wants to decide what comes next.
  if (end.interrupted)
    return { message: `${message} It was interrupted, so nothing was taken back.${hint}`, goBack: false };
  return { message, goBack: true };
}
