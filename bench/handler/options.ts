import * as path from "node:path";
import { parseArgs } from "node:util";
import { BenchError } from "./bench-error";
import { DEFAULT_SEED } from "./scenario";

/** What the command line asks for. */
export interface BenchOptions {
  /** Absolute path of the JSON file. */
  readonly outFile: string;
  /** End with 0 whatever the bars say. */
  readonly reportOnly: boolean;
  /** A rehearsal: short, and bars are reported only. */
  readonly quick: boolean;
  /** Only these scenarios; bars are then reported only. */
  readonly scenarios: readonly string[];
  /** Only these contenders; bars are then reported only. */
  readonly contenders: readonly string[];
  /** Of arrivals and faults. */
  readonly seed: number;
}

/**
 * Reads the arguments of a benchmark.
 *
 * @param defaultOut where the JSON goes by default, relative to the project
 * @throws BENCH_INVALID, or node's own coded error for an unknown argument
 */
export function readBenchOptions(
  projectRoot: string,
  defaultOut: string,
  args: readonly string[],
): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: { type: "string", default: path.join(projectRoot, defaultOut) },
      "report-only": { type: "boolean", default: false },
      quick: { type: "boolean", default: false },
      scenario: { type: "string", multiple: true, default: [] },
      contender: { type: "string", multiple: true, default: [] },
      seed: { type: "string", default: String(DEFAULT_SEED) },
    },
  });
  const isPartial = values.quick || values.scenario.length > 0 || values.contender.length > 0;
  return {
    outFile: path.resolve(values.out),
    reportOnly: values["report-only"] || isPartial,
    quick: values.quick,
    scenarios: values.scenario,
    contenders: values.contender,
    seed: wholeNumber(values.seed),
  };
}

function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new BenchError(`--seed is a whole number of at most nine digits, and is ${JSON.stringify(text)}.`);
}
