import { pulumiReader } from "../stack/read-pulumi";
import { readStack, type StackRecord } from "../stack/read-stack";
import type { StackAction } from "../stack/stack-actions";
import { withStackStore } from "../stack/stack-store";
import { confirmRestored, notRestored } from "../restore/confirm-restored";
import { type Restoration, restoreReleases } from "../restore/restore-releases";
import type { StepBack } from "../restore/step-back";
import { verifyReleases } from "../restore/verify-releases";
import { reportRecovery } from "./report-recovery";
import { whatToRestore } from "./what-to-restore";

/**
 * Brings the releases back that were live before a failed update.
 *
 * @param before the stack as it was read before the update
 * @param projectRoot the folder of Pulumi.yaml, absolute
 * @returns what became of it, for people; it does not throw, for the failure before it has to be told as well
 */
export async function goBack(before: StackRecord, stack: string, projectRoot: string): Promise<string> {
  try {
    const after = await readStack(stack, pulumiReader(projectRoot));
    const recovery = whatToRestore(before, after);
    if (recovery.failed === undefined) return "It did not begin, so there is nothing to take back.";
    if (recovery.overtaken)
      return `Nothing was taken back: another update of the stack ended meanwhile. See npm run history -- --stack ${stack}.`;
    const { readable, lost } = await sortOut(recovery.back, stack, projectRoot);
    const message = `Rollback after the failed update ${recovery.failed.number}`;
    const now =
      readable.length > 0
        ? await restore({ projectRoot, stack, back: readable, actions: after.actions, message, mode: "yes" })
        : after.actions;
    return reportRecovery(recovery, readable, lost, { before: before.actions, now }).join("\n");
  } catch (error) {
    return `GOING BACK FAILED TOO, so what is live may be broken: ${messageOf(error)}\nSee npm run history -- --stack ${stack}.`;
  }
}

/** One release that is lost does not keep the others from coming back. */
async function sortOut(
  back: readonly StepBack[],
  stack: string,
  projectRoot: string,
): Promise<{ readable: StepBack[]; lost: string[] }> {
  const readable: StepBack[] = [];
  const lost: string[] = [];
  await withStackStore(stack, projectRoot, async (store) => {
    for (const step of back)
      await verifyReleases(store, [step]).then(
        () => readable.push(step),
        (error: unknown) => lost.push(`${step.action.name} COULD NOT be taken back: ${messageOf(error)}`),
      );
  });
  return { readable, lost };
}

/** @returns the actions as the state has them now */
async function restore(restoration: Restoration): Promise<readonly StackAction[]> {
  const { projectRoot, stack, back, message } = restoration;
  process.stdout.write(`\n${message}: ${back.map(({ action }) => action.name).join(", ")}\n`);
  const { exitCode } = await restoreReleases(restoration);
  const { actions } = await readStack(stack, pulumiReader(projectRoot));
  if (exitCode === 0) {
    confirmRestored(back, actions, stack);
    return actions;
  }
  const missing = notRestored(back, actions).map(({ action }) => action.name);
  const left =
    missing.length > 0
      ? `not at their releases of before: ${missing.join(", ")}`
      : "all actions are at their releases of before, but not all of them were shown to work";
  throw new Error(`pulumi up of the rollback ended with ${exitCode ?? "a signal"}; ${left}.`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
