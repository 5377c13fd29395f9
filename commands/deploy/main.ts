import { command } from "../../load/command";
import { CommandError } from "../command-error";
import { codeOf } from "../stack/ended-run";
import { pulumiReader } from "../stack/read-pulumi";
import { readStack } from "../stack/read-stack";
import { runUpdate } from "../stack/run-update";
import { setUpPulumi } from "../stack/set-up-pulumi";
import { parseDeployOptions } from "./deploy-options";
import { goBack } from "./go-back";
import { updateFailure } from "./update-failure";

/**
 * `npm run deploy -- --stack S [--rollback-on-failure] [--yes]`: `pulumi up`, its smoke tests included, and where it
 * fails and that is asked for, back to the releases that were live before. It ends with 1 then, too (docs/rollback.md).
 */
export const main = command({
  read: (args) => parseDeployOptions(args, Boolean(process.stdin.isTTY)),
  run: async ({ stack, rollbackOnFailure, yes }, { projectRoot }) => {
    await setUpPulumi(`Reading what stack "${stack}" has now.`);
    // Also where nothing is to be taken back: a backend that cannot be reached is told of here with its password masked, and
    // by the CLI's own words on the terminal without.
    const before = await readStack(stack, pulumiReader(projectRoot));
    const end = await runUpdate(projectRoot, ["up", "--stack", stack, ...(yes ? ["--yes"] : [])]);
    const failure = updateFailure(stack, end, rollbackOnFailure);
    if (failure === undefined) return void process.stderr.write(`${whatComesNext(stack)}\n`);
    const outcome = failure.goBack ? `\n${await goBack(before, stack, projectRoot)}` : "";
    throw new CommandError(`${failure.message}${outcome}`, codeOf(end));
  },
});

function whatComesNext(stack: string): string {
  return `What is live now: npm run history -- --stack ${stack}. Going back: npm run rollback -- --stack ${stack} --to NUMBER`;
}
