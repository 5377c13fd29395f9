import { BenchError } from "./bench-error";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { type CpuRounds, judgeBars, type ScenarioResult } from "./bars";
import { CONTENDERS, type ContenderName } from "./contenders/all";
import type { Figures } from "./figures";
import { measure, type Workplace } from "./measure";
import { readBenchOptions } from "./options";
import { BUDGET_MS, type Scenario, scenarios } from "./scenario";
import { median } from "./statistics";
import { renderBars, renderTable } from "./table";
import { unpackHandler } from "./unpack-handler";

const CPU_ROUNDS = 5;
const QUICK_CPU_ROUNDS = 2;

/**
 * `npm run bench:handler`: the handler against what people use instead (docs/benchmarks.md). Prints one table and the
 * bars, writes both as JSON, and ends with 1 when a bar does not hold.
 * Arguments: `--out FILE`, `--report-only`, `--quick`, `--seed N`, and `--scenario NAME`, `--contender NAME` (repeatable).
 */
export async function main(args: readonly string[], projectRoot: string): Promise<void> {
  const options = readBenchOptions(projectRoot, path.join(".build", "bench-handler.json"), args);
  const rounds = options.quick ? QUICK_CPU_ROUNDS : CPU_ROUNDS;
  const chosen = choose(scenarios(options.quick, options.seed), ({ name }) => name, options.scenarios);
  const contenders = choose(Object.keys(CONTENDERS) as ContenderName[], (name) => name, options.contenders);
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "bench-handler-"));
  try {
    const handlerFile = await unpackHandler(projectRoot, folder);
    const workplace: Workplace = { projectRoot, handlerFile, seed: options.seed };
    const results: ScenarioResult[] = [];
    let cpuRounds: CpuRounds | undefined;
    for (const scenario of chosen) {
      const figures = await measureAll(scenario, contenders, workplace);
      const isForCpu = scenario.name === "healthy" && options.contenders.length === 0;
      if (isForCpu) cpuRounds = await repeatForCpu(rounds, scenario, figures, workplace);
      results.push({
        scenario: scenario.name,
        title: scenario.title,
        figures: isForCpu && cpuRounds ? withMedianCpu(figures, cpuRounds) : figures,
      });
    }
    const bars = judgeBars(results, cpuRounds);
    process.stdout.write(`${renderTable(results)}\n\n${renderBars(bars)}\n`);
    const machine = { node: process.versions.node, cores: os.cpus().length };
    const report = {
      ...machine,
      seed: options.seed,
      budgetMs: BUDGET_MS,
      quick: options.quick,
      results,
      cpuRounds,
      bars,
    };
    await fs.mkdir(path.dirname(options.outFile), { recursive: true });
    await fs.writeFile(options.outFile, `${JSON.stringify(report, null, 2)}\n`);
    if (!options.reportOnly && bars.some(({ holds }) => !holds)) process.exitCode = 1;
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

/** Those that were asked for by name, all by default. @throws Error naming one that does not exist */
function choose<T>(all: readonly T[], nameOf: (item: T) => string, asked: readonly string[]): readonly T[] {
  const names = all.map(nameOf);
  const unknown = asked.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new BenchError(`There is no "${unknown}". Choose from: ${names.join("; ")}.`);
  return asked.length === 0 ? all : all.filter((item) => asked.includes(nameOf(item)));
}

async function measureAll(
  scenario: Scenario,
  contenders: readonly ContenderName[],
  workplace: Workplace,
): Promise<Figures[]> {
  const figures: Figures[] = [];
  for (const name of contenders) {
    process.stderr.write(`${scenario.title}: ${name}\n`);
    figures.push(await measure(name, scenario, workplace));
  }
  return figures;
}

/** Machines are noisy: the two that a bar compares take turns, and the medians count. */
async function repeatForCpu(
  rounds: number,
  scenario: Scenario,
  figures: readonly Figures[],
  workplace: Workplace,
): Promise<CpuRounds> {
  const first = (name: ContenderName) =>
    figures.filter(({ contender }) => contender === name).map(({ cpuMsPerExecution }) => cpuMsPerExecution);
  const ours = first("ours");
  const bareAxios = first("bare axios");
  for (let round = 2; round <= rounds; round += 1) {
    process.stderr.write(`${scenario.title}: CPU, round ${round} of ${rounds}\n`);
    bareAxios.push((await measure("bare axios", scenario, workplace)).cpuMsPerExecution);
    ours.push((await measure("ours", scenario, workplace)).cpuMsPerExecution);
  }
  return { ours, bareAxios };
}

function withMedianCpu(figures: readonly Figures[], { ours, bareAxios }: CpuRounds): Figures[] {
  return figures.map((row) => {
    if (row.contender === "ours") return { ...row, cpuMsPerExecution: median(ours) };
    if (row.contender === "bare axios") return { ...row, cpuMsPerExecution: median(bareAxios) };
    return row;
  });
}
