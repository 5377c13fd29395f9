import * as path from "node:path";
import { setUp } from "../../tools/setup.js";
import { CommandError } from "../command-error";
import { readStack } from "../stack/read-stack";
import { openStackStore } from "../stack/stack-store";
import { confirmRestored } from "./confirm-restored";
import { findReleases } from "./find-releases";
import { describe, renderPlan } from "./render-plan";
import { restoreReleases } from "./restore-releases";
import { rollbackMessage } from "./rollback-message";
import { parseRollbackOptions } from "./rollback-options";
import { planRollback, type RollbackPlan } from "./rollback-plan";
import { verifyReleases } from "./verify-releases";

const projectRoot = path.resolve(__dirname, "../..");
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * `npm run rollback -- --stack S --to N|TIME|RELEASE [--action NAME] [--preview] [--yes]`: code and contract of the
 * stack's actions go back to what an earlier update left; credentials and environment stay current (docs/rollback.md).
 *
 * @throws COMMAND_INVALID, and the codes of the artifact store; in both cases before anything is changed, but where
 * `pulumi up` itself fails
 */
export async function main(commandArguments: string[]): Promise<void> {
  const options = parseRollbackOptions(commandArguments, Boolean(process.stdin.isTTY));
  const { stack, target, action } = options;
  await setUp(process.env, (line) => void process.stderr.write(`${line}\n`));
  const record = await readStack(stack);
  const found = findReleases(target, record, stack);
  const plan = planRollback(record.actions, found, action, stack);
  if (plan.back.length === 0) return endWithoutUpdate(plan, stack, found.label);
  const message = rollbackMessage(found, plan.back, action);
  say(`${message}, stack ${stack}:`);
  for (const line of renderPlan(plan, await verified(plan, stack))) say(line);
  say(
    "Code and contract go back. Credentials and the rest of the environment stay as they are configured now.\n",
  );
  const mode = options.preview ? "preview" : options.yes ? "yes" : "ask";
  const { exitCode } = await restoreReleases({
    ...{ projectRoot, stack, message, mode },
    back: plan.back,
    actions: record.actions,
  });
  if (mode === "preview" && exitCode === 0) return say("\nThis was a preview: nothing was changed.");
  const { actions, updates } = await readStack(stack);
  if (exitCode !== 0) throw failed(stack, updates.length > record.updates.length, exitCode);
  confirmRestored(plan.back, actions, stack);
  say("");
  for (const { action, to } of plan.back) say(`${action.name} is at ${describe(to)} again.`);
  for (const line of whatComesNext(stack, plan)) say(line);
}

async function verified({ back }: RollbackPlan, stack: string): ReturnType<typeof verifyReleases> {
  const store = await openStackStore(stack, projectRoot);
  try {
    return await verifyReleases(store, back);
  } finally {
    await store.close();
  }
}

/** Whoever is there already has nothing to do; whoever cannot get there has to know. */
function endWithoutUpdate(plan: RollbackPlan, stack: string, label: string): void {
  const lines = renderPlan(plan, new Map());
  if (plan.staying.some(({ reason }) => reason === "already there")) {
    for (const line of lines) say(line);
    return say(
      `Nothing to do, and nothing was changed. This is what the state says; where CXone may differ, because somebody ` +
        `changed it by hand or an update failed: npm run pulumi -- preview --refresh --stack ${stack}`,
    );
  }
  throw new CommandError(
    `Going back on stack "${stack}" to ${label} was refused: there is no release to go back to.\n${lines.join("\n")}\n` +
      `See npm run history -- --stack ${stack}. Nothing was changed.`,
  );
}

/** @param began whether there is a row of it in the history; a preview leaves none, nor does an update that was declined */
function failed(stack: string, began: boolean, exitCode: number | null): CommandError {
  const how = `ended with ${exitCode ?? "a signal"}`;
  if (!began)
    return new CommandError(
      `Going back on stack "${stack}" did not begin: pulumi ${how}, and says why above. Nothing was changed.`,
    );
  return new CommandError(
    `Going back on stack "${stack}" failed: pulumi up ${how}, and says why above. What it left is the newest row of ` +
      `npm run history -- --stack ${stack}. Fix the cause and run the same command again.`,
  );
}

/** A rollback changes no source, and whoever deploys next has to know. */
function whatComesNext(stack: string, { back }: RollbackPlan): string[] {
  const names = back.map(({ action }) => action.name).join(", ");
  return [
    `Next: a plain \`pulumi up\`, the one on merge included, deploys the source again, and with it what you have just ` +
      `gone back from (${names}).`,
    `Before that, \`git revert\` the change at fault or fix it; \`npm run review -- --stack ${stack}\` shows what would change.`,
  ];
}
