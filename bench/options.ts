import { commandLine, readArguments } from "../load/command-line";
import { FAMILY_NAMES, type FamilyName } from "./families";

/** What `npm run bench` was asked for. */
export interface BenchOptions {
  /** Only these; default, where empty, all. */
  readonly families: readonly FamilyName[];
  readonly quick: boolean;
  /** Compare with the recorded run. */
  readonly check: boolean;
  /** Make this run the recorded one. */
  readonly record: boolean;
}

const LINE = commandLine({
  name: "bench",
  summary:
    "Measures everything that this project claims, each as a ratio to a named peer in the same run, and prints one table " +
    "(docs/benchmarks.md). Writes bench.json and a chart per family to .build/bench. Ends with 1 where a limit is missed.",
  options: {
    family: {
      value: "NAME",
      repeatable: true,
      description: `only this one, of ${FAMILY_NAMES.join(", ")}`,
    },
    quick: { description: "a rehearsal of four to five minutes; limits are shown only" },
    check: {
      description: "compare ratios with docs/benchmarks.json; ends with 1 where one is more than 25 % worse",
    },
    record: {
      description:
        "make this run, of each family that was measured, the one of docs/benchmarks.json, the charts and the tables in the docs",
    },
  },
  example: "npm run bench -- --check",
});

/**
 * Reads the arguments of `npm run bench`.
 *
 * @throws COMMAND_INVALID
 */
export function parseBenchOptions(args: readonly string[]): BenchOptions {
  return readArguments(LINE, args, ({ family, quick, check, record }) => {
    if (record && (quick || check))
      throw new Error("--record takes a whole run: without --quick and --check");
    return { families: family.map(known), quick, check, record };
  });
}

function known(asked: string): FamilyName {
  const name = FAMILY_NAMES.find((one) => one === asked);
  if (name) return name;
  throw new Error(`There is no family "${asked}". Choose from: ${FAMILY_NAMES.join("; ")}`);
}
