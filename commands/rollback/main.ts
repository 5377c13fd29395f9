import { command } from "../../load/command";
import { confirmRestored } from "../restore/confirm-restored";
import { restoreReleases } from "../restore/restore-releases";
import { verifyReleases } from "../restore/verify-releases";
import { pulumiReader } from "../stack/read-pulumi";
import { readStack } from "../stack/read-stack";
import { setUpPulumi } from "../stack/set-up-pulumi";
import { withStackStore } from "../stack/stack-store";
import { findReleases } from "./find-releases";
import { renderPlan } from "./render-plan";
import { nothingToRestore, restoreFailed, restored } from "./rollback-outcome";
import { rollbackMessage } from "./rollback-message";
import { parseRollbackOptions } from "./rollback-options";
import { planRollback } from "./rollback-plan";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * `npm run rollback -- --stack S --to N|TIME|RELEASE [--action NAME] [--preview] [--yes]`: code and contract of the
 * stack's actions go back to what an earlier update left; credentials and environment stay current (docs/rollback.md).
 * It fails before anything is changed, but where `pulumi up` itself fails.
 */
export const main = command({
  read: (args) => parseRollbackOptions(args, Boolean(process.stdin.isTTY)),
  run: async ({ stack, target, action, preview, yes }, { projectRoot }) => {
    await setUpPulumi(`Reading the history of stack "${stack}".`);
    const read = pulumiReader(projectRoot);
    const record = await readStack(stack, read);
    const found = findReleases(target, record, stack);
    const plan = planRollback(record.actions, found, action, stack);
    if (plan.back.length === 0) return nothingToRestore(plan, stack, found.label).forEach(say);
    const releases = await withStackStore(stack, projectRoot, (store) => verifyReleases(store, plan.back));
    const message = rollbackMessage(found, plan.back, action);
    say(`${message}, stack ${stack}:`);
    renderPlan(plan, releases).forEach(say);
    say(
      "Code and contract go back. Credentials and the rest of the environment stay as they are configured now.\n",
    );
    const mode = preview ? "preview" : yes ? "yes" : "ask";
    const end = await restoreReleases({
      ...{ projectRoot, stack, message, mode },
      back: plan.back,
      actions: record.actions,
    });
    if (preview && end.exitCode === 0) return say("\nThis was a preview: nothing was changed.");
    const { actions, updates } = await readStack(stack, read);
    if (end.exitCode !== 0) throw restoreFailed(stack, updates.length > record.updates.length, end);
    confirmRestored(plan.back, actions, stack);
    restored(stack, plan.back).forEach(say);
  },
});
