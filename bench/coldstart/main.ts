import * as fs from "node:fs/promises";
import * as path from "node:path";
import { readBenchOptions } from "../handler/options";
import { unpackHandler } from "../handler/unpack-handler";
import { toColdStart } from "./ratio";
import { timeProcess } from "./start-process";
import { transpileModules } from "./transpile-modules";

const ROUNDS = 31;
const QUICK_ROUNDS = 5;
const MOST_RATIO = 0.5;

/**
 * `npm run bench:coldstart`: how long a new process takes to load the bundled handler, against the same modules
 * unbundled (docs/benchmarks.md). Both above a process that loads nothing; ends with 1 when the bar does not hold.
 * Arguments: `--out FILE`, `--report-only`, `--quick`.
 */
export async function main(args: readonly string[], projectRoot: string): Promise<void> {
  const options = readBenchOptions(projectRoot, path.join(".build", "bench-coldstart.json"), args);
  const build = path.join(projectRoot, ".build");
  await fs.mkdir(build, { recursive: true });
  const folder = await fs.mkdtemp(path.join(build, "coldstart-"));
  try {
    const bareFile = path.join(folder, "empty.js");
    await fs.writeFile(bareFile, "");
    const bundledFile = await unpackHandler(projectRoot, path.join(folder, "bundled"));
    const unbundledFile = await transpileModules(projectRoot, path.join(folder, "unbundled"));
    const rounds = await measureRounds(bareFile, bundledFile, unbundledFile, options.quick);
    const result = toColdStart(rounds);
    const holds = result.ratio <= MOST_RATIO;
    const { bareNodeMs, bundledAboveMs, unbundledAboveMs, ratio } = result;
    process.stdout.write(
      `bare node ${bareNodeMs.toFixed(1)} ms; above it: bundled ${bundledAboveMs.toFixed(1)} ms, ` +
        `unbundled ${unbundledAboveMs.toFixed(1)} ms (medians of ${rounds.bundled.length} rounds)\n` +
        `${holds ? "holds" : "DOES NOT HOLD"}: cold start of the bundle: ${ratio.toFixed(3)} of the unbundled, ` +
        `limit ${MOST_RATIO}\n`,
    );
    const bar = { name: "cold start of the bundle", holds, measured: ratio, limit: MOST_RATIO };
    const report = { node: process.versions.node, quick: options.quick, ...result, rounds, bars: [bar] };
    await fs.mkdir(path.dirname(options.outFile), { recursive: true });
    await fs.writeFile(options.outFile, `${JSON.stringify(report, null, 2)}\n`);
    if (!options.reportOnly && !holds) process.exitCode = 1;
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

/** One round of each in turn, so that a busy machine slows all three; a first one, not counted, warms the disk cache. */
async function measureRounds(bareFile: string, bundledFile: string, unbundledFile: string, quick: boolean) {
  const bareNode: number[] = [];
  const bundled: number[] = [];
  const unbundled: number[] = [];
  for (let round = 0; round <= (quick ? QUICK_ROUNDS : ROUNDS); round += 1) {
    bareNode.push(await timeProcess(bareFile));
    bundled.push(await timeProcess(bundledFile));
    unbundled.push(await timeProcess(unbundledFile));
  }
  return { bareNode: bareNode.slice(1), bundled: bundled.slice(1), unbundled: unbundled.slice(1) };
}
