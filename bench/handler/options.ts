import { commandLine, readArguments, wholeNumber } from "../../load/command-line";
import { REPORT_OPTIONS, type ReportOptions } from "../bench-options";
import { CONTENDERS, type ContenderName } from "./contenders/all";
import { DEFAULT_SEED, type Scenario, SCENARIO_NAMES } from "./scenario";

/** What `npm run bench:handler` was asked for. */
export interface BenchOptions extends ReportOptions {
  /** Only these scenarios; bars are then reported only. Default all. */
  readonly scenarios: readonly Scenario["name"][];
  /** Only these contenders; bars are then reported only. Default all. */
  readonly contenders: readonly ContenderName[];
  /** Each contender's rounds in each scenario, of which the medians count. */
  readonly rounds: number;
  /** Of arrivals and faults. */
  readonly seed: number;
}

const LINE = commandLine({
  name: "bench:handler",
  summary:
    "Measures the handler against what people use instead (docs/benchmarks.md). Prints one table and the bars, writes " +
    "both as JSON, and ends with 1 where a bar does not hold.",
  options: {
    ...REPORT_OPTIONS,
    scenario: { value: "NAME", repeatable: true, description: "only this one; bars are reported only" },
    contender: { value: "NAME", repeatable: true, description: "only this one; bars are reported only" },
    rounds: { value: "N", default: "1", description: "of each contender in each scenario; medians count" },
    seed: { value: "N", default: String(DEFAULT_SEED), description: "of arrivals and faults" },
  },
  example: "npm run bench:handler -- --quick --scenario healthy",
});

/**
 * Reads the arguments of `npm run bench:handler`.
 *
 * @throws COMMAND_INVALID
 */
export function parseHandlerOptions(args: readonly string[]): BenchOptions {
  return readArguments(
    LINE,
    args,
    ({ out, quick, scenario, contender, rounds, seed, "report-only": reportOnly }) => ({
      out,
      quick,
      reportOnly: reportOnly || quick || scenario.length > 0 || contender.length > 0,
      scenarios: known("scenario", scenario, SCENARIO_NAMES),
      contenders: known("contender", contender, Object.keys(CONTENDERS) as ContenderName[]),
      rounds: wholeNumber("--rounds", rounds, 1),
      seed: readSeed(seed),
    }),
  );
}

function known<Name extends string>(
  what: string,
  asked: readonly string[],
  names: readonly Name[],
): readonly Name[] {
  return asked.map((name) => {
    const match = names.find((one) => one === name);
    if (match === undefined)
      throw new Error(`There is no ${what} "${name}". Choose from: ${names.join("; ")}`);
    return match;
  });
}

function readSeed(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Error(`--seed is a whole number of at most nine digits, and is ${JSON.stringify(text)}`);
}
