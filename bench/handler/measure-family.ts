import type { FamilyReport } from "../report/figure";
import type { Bench } from "../workplace";
import type { ContenderName } from "./contenders/all";
import { measureHandler } from "./measure-handler";
import { DEFAULT_SEED, type Scenario } from "./scenario";

const ROUNDS = 3;
/** Enough for a rehearsal to have every figure; the healthy CRM has some of its own. */
const QUICK_CONTENDERS: readonly ContenderName[] = ["ours", "ours, warm token", "axios-retry + p-limit"];
const QUICK_HEALTHY_CONTENDERS: readonly ContenderName[] = [...QUICK_CONTENDERS, "bare axios", "tutorial"];

/** All scenarios and contenders in one go: the bars as figures, and every contender's row as details. */
export async function measureHandlerFamily({
  projectRoot,
  quick,
  say,
}: Bench): Promise<Pick<FamilyReport, "figures" | "details">> {
  const run = {
    quick,
    rounds: quick ? 1 : ROUNDS,
    scenarios: [],
    contendersOf: quick ? quickContendersOf : () => [],
    seed: DEFAULT_SEED,
  };
  const { bars, results } = await measureHandler(projectRoot, run, say);
  return { figures: bars, details: { seed: DEFAULT_SEED, results } };
}

function quickContendersOf(scenario: Scenario["name"]): readonly ContenderName[] {
  return scenario === "healthy" ? QUICK_HEALTHY_CONTENDERS : QUICK_CONTENDERS;
}
