import * as fs from "node:fs/promises";
import * as path from "node:path";
import { setUp } from "../../tools/setup.js";
import { CommandError } from "../command-error";
import { EXIT_CODES } from "./exit-code";
import { parseReviewOptions } from "./review-options";
import { reviewStack } from "./review-stack";

/**
 * `npm run review -- --stack S [--out FILE.md] [--refresh=false] [--expect-no-changes]`: what `pulumi up` would change,
 * as a report in Markdown (docs/review.md). It ends with 1 on a breaking contract, 2 when the preview or the command
 * failed, 7 where no changes were expected and there are some, and 0 otherwise.
 */
export async function main(commandArguments: string[]): Promise<void> {
  try {
    process.exitCode = await review(commandArguments);
  } catch (error) {
    // Handled here, because the entry of the commands would end with 1, which says that the contract breaks.
    const expected = error instanceof Error && "code" in error;
    process.stderr.write(`${expected ? error.message : ((error as Error).stack ?? String(error))}\n`);
    process.exitCode = EXIT_CODES.previewFailed;
  }
}

async function review(commandArguments: string[]): Promise<number> {
  const { out, ...options } = parseReviewOptions(commandArguments);
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  await setUp(process.env, say);
  const { report, exitCode, notes } = await reviewStack(
    options,
    path.resolve(__dirname, "../.."),
    process.env,
  );
  notes.forEach(say);
  if (out === undefined) process.stdout.write(report);
  else await write(out, report);
  return exitCode;
}

async function write(file: string, report: string): Promise<void> {
  await fs.mkdir(path.dirname(file), { recursive: true }).catch(() => undefined);
  await fs.writeFile(file, report).catch((error: Error) => {
    throw new CommandError(
      `Writing the report to ${file} failed: ${error.message}. Name a file in a folder you may write to.`,
    );
  });
}
