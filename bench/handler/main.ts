import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { command } from "../../load/command";
import { reportFile } from "../bench-options";
import { type CpuRounds, judgeBars, type ScenarioResult } from "./bars";
import { CONTENDERS, type ContenderName } from "./contenders/all";
import type { Figures } from "./figures";
import { measure, type Workplace } from "./measure";
import { parseHandlerOptions } from "./options";
import { BUDGET_MS, type Scenario, scenarios } from "./scenario";
import { median } from "./statistics";
import { renderBars, renderTable } from "./table";
import { unpackHandler } from "./unpack-handler";

const CPU_ROUNDS = 5;
const QUICK_CPU_ROUNDS = 2;

/**
 * `npm run bench:handler`: the handler against what people use instead (docs/benchmarks.md). Prints one table and the
 * bars, writes both as JSON, and ends with 1 when a bar does not hold.
 */
export const main = command({
  read: parseHandlerOptions,
  run: async (options, { projectRoot }) => {
    const outFile = reportFile(options, projectRoot, "bench-handler.json");
    const rounds = options.quick ? QUICK_CPU_ROUNDS : CPU_ROUNDS;
    const chosen = scenarios(options.quick, options.seed).filter(({ name }) =>
      isAsked(name, options.scenarios),
    );
    const contenders = (Object.keys(CONTENDERS) as ContenderName[]).filter((name) =>
      isAsked(name, options.contenders),
    );
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
      await fs.mkdir(path.dirname(outFile), { recursive: true });
      await fs.writeFile(outFile, `${JSON.stringify(report, null, 2)}\n`);
      return !options.reportOnly && bars.some(({ holds }) => !holds) ? 1 : 0;
    } finally {
      await fs.rm(folder, { recursive: true, force: true });
    }
  },
});

/** All are, where none is named. */
function isAsked<Name>(name: Name, asked: readonly Name[]): boolean {
  return asked.length === 0 || asked.includes(name);
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
