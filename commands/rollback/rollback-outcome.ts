import { CommandError } from "../command-error";
import { afterInterruption, codeOf, type EndedRun, howItEnded, wasKilled } from "../stack/ended-run";
import { describeRelease, type StepBack } from "../restore/step-back";
import { renderPlan } from "./render-plan";
import type { RollbackPlan } from "./rollback-plan";

/**
 * What is said where no action goes back: whoever is there already has nothing to do; whoever cannot get there has to know.
 *
 * @param label the target, as it stands in messages
 * @throws COMMAND_INVALID where none is there already
 */
export function nothingToRestore(plan: RollbackPlan, stack: string, label: string): string[] {
  const lines = renderPlan(plan, new Map());
  if (plan.staying.some(({ reason }) => reason === "already there"))
    return [
      ...lines,
      `Nothing to do, and nothing was changed. This is what the state says; where the platform may differ, because somebody ` +
        `changed it by hand or an update failed: npm run pulumi -- preview --refresh --run-program --stack ${stack}`,
    ];
  throw new CommandError(
    `Going back on stack "${stack}" to ${label} was refused: there is no release to go back to.\n${lines.join("\n")}\n` +
      `See npm run history -- --stack ${stack}. Nothing was changed.`,
  );
}

/**
 * What is said of a `pulumi up` that failed.
 *
 * @param began whether there is a row of it in the history; a preview leaves none, nor does an update that was declined
 */
export function restoreFailed(stack: string, began: boolean, end: EndedRun): CommandError {
  const how = end.interrupted
    ? `was interrupted (it ${howItEnded(end)})`
    : `${howItEnded(end)}${wasKilled(end) ? "" : ", and says why above"}`;
  const hint = afterInterruption(stack, end);
  if (!began && wasKilled(end))
    return new CommandError(
      `Going back on stack "${stack}" was cut off: pulumi ${howItEnded(end)}. What it had written by then may be live, and ` +
        `is in no history. Run the same command again, which reads what is live.${hint}`,
      codeOf(end),
    );
  if (!began)
    return new CommandError(
      `Going back on stack "${stack}" did not begin: pulumi ${how}. Nothing was changed.${hint}`,
      codeOf(end),
    );
  return new CommandError(
    `Going back on stack "${stack}" failed: pulumi up ${how}. What it left is the newest row of ` +
      `npm run history -- --stack ${stack}. Fix the cause and run the same command again.${hint}`,
    codeOf(end),
  );
}

/** What is said once the actions are back. A rollback changes no source, and whoever deploys next has to know. */
export function restored(stack: string, back: readonly StepBack[]): string[] {
  const names = back.map(({ action }) => action.name).join(", ");
  return [
    "",
    ...back.map(({ action, to }) => `${action.name} is at ${describeRelease(to)} again.`),
    `Next: a plain \`pulumi up\`, the one on merge included, deploys the source again, and with it what you have just ` +
      `gone back from (${names}).`,
    `Before that, \`git revert\` the change at fault or fix it; \`npm run review -- --stack ${stack}\` shows what would change.`,
  ];
}
