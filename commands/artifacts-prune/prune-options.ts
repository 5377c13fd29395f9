import { commandLine, readArguments, wholeNumber } from "../../load/command-line";
import { STACK_OPTION } from "../stack/stack-option";

/** What `npm run artifacts:prune` was asked for. */
export interface PruneOptions {
  /** Prunes only the store of this stack; default the stores of all of the project's stacks. */
  readonly stack: string | undefined;
  /** How many releases of each action are kept; default all that the stack's ledgers offer to go back to. */
  readonly keep: number | undefined;
  /**
   * Younger objects are never removed: an update that is running may be about to need them. Default an hour; below half
   * an hour only where no update runs, for an S3 store renews an object's age every quarter of an hour.
   */
  readonly minAgeMs: number;
  /** Without it, nothing is removed. */
  readonly remove: boolean;
}

const LINE = commandLine({
  name: "artifacts:prune",
  summary:
    "Shows which stored bundles and releases no stack of the project can go back to any more; with --yes, removes them. " +
    "Where one stack cannot be read, nothing is removed.",
  options: {
    stack: {
      ...STACK_OPTION,
      required: false,
      description: "only the store of this stack; default those of all stacks",
    },
    keep: {
      value: "N",
      description: "how many releases of each action are kept; default all that npm run history offers",
    },
    "min-age-minutes": { value: "N", default: "60", description: "younger objects are kept" },
    "dry-run": { description: "remove nothing, which is the default" },
    yes: { short: "y", description: "remove them" },
  },
  example: "npm run artifacts:prune -- --stack prod --yes",
});

/** @throws COMMAND_INVALID */
export function parsePruneOptions(args: readonly string[]): PruneOptions {
  return readArguments(LINE, args, (values) => {
    if (values.yes && values["dry-run"]) throw new Error("give --dry-run or --yes, not both");
    return {
      stack: values.stack,
      keep: values.keep === undefined ? undefined : wholeNumber("--keep", values.keep, 1),
      minAgeMs: wholeNumber("--min-age-minutes", values["min-age-minutes"], 0) * 60_000,
      remove: values.yes,
    };
  });
}
