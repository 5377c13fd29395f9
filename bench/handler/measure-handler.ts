import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import type { Figure } from "../report/figure";
import { type CpuRounds, judgeBars, type ScenarioResult } from "./bars";
import { CONTENDERS, type ContenderName } from "./contenders/all";
import { type Figures, medianOf } from "./figures";
import { measure, type Workplace } from "./measure";
import { type Scenario, scenarios } from "./scenario";
import { median } from "./statistics";
import { unpackHandler } from "./unpack-handler";

const COMPARED_BY_CPU: readonly ContenderName[] = ["ours", "bare axios"];
/** Rounds for the CPU of the two that a bar compares, whatever the others get. */
const CPU_ROUNDS = 5;
const QUICK_CPU_ROUNDS = 2;

/** What is to be measured of the handler. */
export interface HandlerRun {
  /** A rehearsal: too short to judge by. */
  readonly quick: boolean;
  /** Each contender's rounds in each scenario; medians count. A scenario of several runs side by side has one. */
  readonly rounds: number;
  /** Only these; default, where empty, all. */
  readonly scenarios: readonly Scenario["name"][];
  /** Only these in a scenario; all, where empty. */
  readonly contendersOf: (scenario: Scenario["name"]) => readonly ContenderName[];
  /** Of arrivals and faults. */
  readonly seed: number;
}

/** What came of it. */
export interface HandlerResult {
  readonly results: readonly ScenarioResult[];
  readonly cpuRounds: CpuRounds | undefined;
  readonly bars: readonly Figure[];
}

/** Measures the handler against what people use instead, one contender after the other, round by round. */
export async function measureHandler(
  projectRoot: string,
  run: HandlerRun,
  say: (line: string) => void,
): Promise<HandlerResult> {
  const chosen = scenarios(run.quick, run.seed).filter(({ name }) => isAsked(name, run.scenarios));
  const names = Object.keys(CONTENDERS) as ContenderName[];
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "bench-handler-"));
  try {
    const handlerFile = await unpackHandler(projectRoot, folder);
    const workplace: Workplace = { projectRoot, handlerFile, seed: run.seed };
    const results: ScenarioResult[] = [];
    let cpuRounds: CpuRounds | undefined;
    for (const scenario of chosen) {
      const asked = run.contendersOf(scenario.name);
      const contenders = names.filter((name) => isAsked(name, asked));
      const rounds = await measureRounds(scenario, contenders, run, workplace, say);
      const figures = contenders.map((name) =>
        medianOf(rounds.flat().filter(({ contender }) => contender === name)),
      );
      const isForCpu =
        scenario.name === "healthy" && COMPARED_BY_CPU.every((name) => contenders.includes(name));
      if (isForCpu) cpuRounds = await repeatForCpu(scenario, rounds.flat(), run.quick, workplace, say);
      results.push({
        scenario: scenario.name,
        title: scenario.title,
        repetitions: scenario.runs ?? rounds.length,
        figures: isForCpu && cpuRounds ? withMedianCpu(figures, cpuRounds) : figures,
      });
    }
    return { results, cpuRounds, bars: judgeBars(results, cpuRounds) };
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

/** All are, where none is named. */
function isAsked<Name>(name: Name, asked: readonly Name[]): boolean {
  return asked.length === 0 || asked.includes(name);
}

/** Every contender once in each round: machines are noisy, and a bad minute then meets all of them. */
async function measureRounds(
  scenario: Scenario,
  contenders: readonly ContenderName[],
  run: HandlerRun,
  workplace: Workplace,
  say: (line: string) => void,
): Promise<Figures[][]> {
  const rounds: Figures[][] = [];
  const count = scenario.runs === undefined ? run.rounds : 1;
  for (let round = 1; round <= count; round += 1) {
    const figures: Figures[] = [];
    for (const name of contenders) {
      say(`${scenario.title}: ${name}, round ${round} of ${count}`);
      figures.push(await measure(name, scenario, workplace));
    }
    rounds.push(figures);
  }
  return rounds;
}

/** The two that a bar compares take turns until they have rounds enough. */
async function repeatForCpu(
  scenario: Scenario,
  figures: readonly Figures[],
  quick: boolean,
  workplace: Workplace,
  say: (line: string) => void,
): Promise<CpuRounds> {
  const soFar = (name: ContenderName) =>
    figures.filter(({ contender }) => contender === name).map(({ cpuMsPerExecution }) => cpuMsPerExecution);
  const ours = soFar("ours");
  const bareAxios = soFar("bare axios");
  const rounds = quick ? QUICK_CPU_ROUNDS : CPU_ROUNDS;
  while (ours.length < rounds) {
    say(`${scenario.title}: CPU, round ${ours.length + 1} of ${rounds}`);
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
