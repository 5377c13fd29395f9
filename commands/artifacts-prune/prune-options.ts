import { parseArgs } from "node:util";
import { CommandError } from "../command-error";

const usage =
  "Usage: npm run artifacts:prune -- [--stack STACK] [--keep N] [--min-age-minutes N] [--dry-run | --yes]";

/** What `npm run artifacts:prune` was asked for. */
export interface PruneOptions {
  /** Prunes only the store of this stack; default the stores of all of the project's stacks. */
  readonly stack: string | undefined;
  /** How many releases of each action are kept; default each stack's `artifactsKeep`, or 20. */
  readonly keep: number | undefined;
  /**
   * Younger objects are never removed: an update that is running may be about to need them. Default an hour; below half
   * an hour only where no update runs, for an S3 store renews an object's age every quarter of an hour.
   */
  readonly minAgeMs: number;
  /** Without it, nothing is removed. */
  readonly remove: boolean;
}

/** @throws COMMAND_INVALID */
export function parsePruneOptions(commandArguments: string[]): PruneOptions {
  try {
    const { values } = parseArgs({
      args: commandArguments,
      options: {
        stack: { type: "string", short: "s" },
        keep: { type: "string" },
        "min-age-minutes": { type: "string", default: "60" },
        "dry-run": { type: "boolean", default: false },
        yes: { type: "boolean", short: "y", default: false },
      },
    });
    if (values.yes && values["dry-run"]) throw new Error("give --dry-run or --yes, not both");
    return {
      stack: values.stack,
      keep: values.keep === undefined ? undefined : wholeNumber("--keep", values.keep, 1),
      minAgeMs: wholeNumber("--min-age-minutes", values["min-age-minutes"], 0) * 60_000,
      remove: values.yes,
    };
  } catch (error) {
    throw new CommandError(`${(error as Error).message}.\n${usage}`);
  }
}

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
  throw new Error(`${name} must be a whole number of at least ${least}, and is ${JSON.stringify(text)}`);
}
