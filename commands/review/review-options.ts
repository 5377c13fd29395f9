import { parseArgs } from "node:util";
import { CommandError } from "../command-error";

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

const usage =
  "Usage: npm run review -- --stack STACK [--out FILE.md] [--refresh=false] [--expect-no-changes]";

/**
 * Reads the arguments of `npm run review`.
 *
 * @throws COMMAND_INVALID
 */
export function parseReviewOptions(commandArguments: string[]): ReviewOptions {
  try {
    const { values } = parseArgs({
      args: commandArguments,
      options: {
        stack: { type: "string", short: "s" },
        out: { type: "string", short: "o" },
        refresh: { type: "string", default: "true" },
        "expect-no-changes": { type: "boolean", default: false },
      },
    });
    if (!values.stack) throw new Error("give --stack STACK");
    if (!["true", "false"].includes(values.refresh)) throw new Error("--refresh is true or false");
    return {
      stack: values.stack,
      ...(values.out === undefined ? {} : { out: values.out }),
      refresh: values.refresh === "true",
      expectNoChanges: values["expect-no-changes"],
    };
  } catch (error) {
    throw new CommandError(`Reading the arguments of review failed: ${(error as Error).message}.\n${usage}`);
  }
}
