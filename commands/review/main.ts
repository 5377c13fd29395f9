import * as fs from "node:fs/promises";
import * as path from "node:path";
import { command } from "../../load/command";
import { CommandError } from "../command-error";
import { setUpPulumi } from "../stack/set-up-pulumi";
import { EXIT_CODES, renderWritten } from "./exit-code";
import { parseReviewOptions } from "./review-options";
import { reviewStack } from "./review-stack";

/**
 * `npm run review -- --stack S [--out FILE.md] [--refresh=false] [--expect-no-changes]`: what `pulumi up` would change,
 * as a report in Markdown (docs/review.md). It ends with 1 on a breaking contract, 2 when the preview or the command
 * failed, 3 where an action is deleted or replaced, 7 where no changes were expected and there are some, and 0 otherwise.
 */
export const main = command({
  read: parseReviewOptions,
  failureExitCode: EXIT_CODES.previewFailed,
  run: async ({ out, ...options }, { projectRoot }) => {
    await setUpPulumi(`Previewing stack "${options.stack}", which may take a minute.`);
    const { report, exitCode, notes } = await reviewStack(options, projectRoot, process.env);
    for (const note of notes) process.stderr.write(`${note}\n`);
    if (out === undefined) process.stdout.write(report);
    else {
      await write(out, report);
      process.stderr.write(`${renderWritten(out, exitCode)}\n`);
    }
    return exitCode;
  },
});

async function write(file: string, report: string): Promise<void> {
  await fs.mkdir(path.dirname(file), { recursive: true }).catch(() => undefined);
  await fs.writeFile(file, report).catch((error: Error) => {
    throw new CommandError(
      `Writing the report to ${file} failed: ${error.message}. Name a file in a folder you may write to.`,
    );
  });
}
