import { commandLine, readArguments } from "../../load/command-line";
import { STACK_OPTION } from "../stack/stack-option";

/** How `npm run review` was called. */
export interface ReviewOptions {
  readonly stack: string;
  /** The file to write the report to; undefined for standard output. */
  readonly out?: string;
  /** Whether CXone is read first, so that drift shows. Default true. */
  readonly refresh: boolean;
  /** Whether any change makes the command end with 7. Default false. */
  readonly expectNoChanges: boolean;
}

const LINE = commandLine({
  name: "review",
  summary:
    "Writes what pulumi up would change, as a report in Markdown, and changes nothing. Ends with 1 on a breaking " +
    "contract, 2 when the preview or the command failed, 3 where an action is deleted or replaced, 7 where no changes were expected and there are some.",
  options: {
    stack: STACK_OPTION,
    out: { short: "o", value: "FILE.md", description: "where the report goes; default standard output" },
    refresh: {
      value: "true|false",
      choices: ["true", "false"],
      default: "true",
      description: "whether the platform is read first, so that drift shows",
    },
    "expect-no-changes": { description: "end with 7 where there are any" },
  },
  example: "npm run review -- --stack staging --out report.md",
});

/**
 * Reads the arguments of `npm run review`.
 *
 * @throws COMMAND_INVALID
 */
export function parseReviewOptions(args: readonly string[]): ReviewOptions {
  return readArguments(LINE, args, ({ stack, out, refresh, "expect-no-changes": expectNoChanges }) => ({
    stack,
    ...(out === undefined ? {} : { out }),
    refresh: refresh === "true",
    expectNoChanges,
  }));
}
