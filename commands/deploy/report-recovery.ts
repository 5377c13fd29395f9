import { describeRelease, type StepBack } from "../restore/step-back";
import { type StackAction, wasWritten } from "../stack/stack-actions";
import type { Recovery } from "./what-to-restore";

/** The actions as the states had them before the failed update, and after its rollback. */
export interface AroundTheUpdate {
  readonly before: readonly StackAction[];
  readonly now: readonly StackAction[];
}

/**
 * What became of each action of a failed update, a line each.
 *
 * @param restored what is at its release of before
 * @param lost what is said of those whose release could not be read
 */
export function reportRecovery(
  { made, unrecorded, deleted }: Pick<Recovery, "made" | "unrecorded" | "deleted">,
  restored: readonly StepBack[],
  lost: readonly string[],
  around: AroundTheUpdate,
): string[] {
  return [
    ...restored.map(
      (step) =>
        `${step.action.name} ${whatHappened(step, around)}: it is at ${describeRelease(step.to)}, as before.`,
    ),
    ...lost,
    ...made.map(
      ({ name }) => `${name} was made by this update: it has no earlier release and is left as it is.`,
    ),
    ...unrecorded.map(({ name }) => `${name} was at no recorded release before and is left as it is.`),
    ...deleted.map(
      ({ name }) => `${name} was deleted by this update: deploy it again from a commit that has it.`,
    ),
    "The source of this checkout is what failed: fix or revert it before the next pulumi up deploys it again.",
  ];
}

/** An update whose answer was lost shows as well: the rollback that found it has written the action since. */
function whatHappened({ action: { name } }: StepBack, { before, now }: AroundTheUpdate): string {
  const [earlier, later] = [before, now].map((actions) => actions.find((action) => action.name === name));
  const untouched = earlier !== undefined && later !== undefined && !wasWritten(earlier, later);
  return untouched ? "was not changed" : "was rolled back";
}
