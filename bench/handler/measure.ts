import { setTimeout as wait } from "node:timers/promises";
import type { ContenderReport, ContenderSetup } from "./contender/main";
import type { ContenderName } from "./contenders/all";
import type { CrmAccess } from "./contenders/contender";
import type { CrmCounts, CrmSetup } from "./crm-server/main";
import { type Figures, type RunReport, toFigures } from "./figures";
import type { Scenario } from "./scenario";
import { startWorkerProcess } from "./worker-process";

/** Fills the CRM's rate limit again after the warm-up, and lets its connections settle. */
const SETTLE_MS = 1_100;

/** Where things are on this machine. */
export interface Workplace {
  readonly projectRoot: string;
  /** The bundled handler, unpacked. */
  readonly handlerFile: string;
  /** Of the faults. */
  readonly seed: number;
}

/**
 * Runs one contender through one scenario, in as many runs side by side as the scenario asks for.
 *
 * @throws Error when a process fails, or the contender fails in fine weather
 */
export async function measure(
  name: ContenderName,
  scenario: Scenario,
  workplace: Workplace,
): Promise<Figures> {
  const runs = Array.from({ length: scenario.runs ?? 1 }, (_, run) =>
    runOnce(name, scenario, { ...workplace, seed: workplace.seed + run }),
  );
  return toFigures(name, await Promise.all(runs));
}

/** A new CRM and a new warm runtime, each in a process of its own. */
async function runOnce(
  name: ContenderName,
  scenario: Scenario,
  { projectRoot, handlerFile, seed }: Workplace,
): Promise<RunReport> {
  const server = startWorkerProcess(projectRoot, "handler/crm-server");
  const contender = startWorkerProcess(projectRoot, "handler/contender");
  try {
    const crm = await server.call<CrmAccess>("start", { weather: scenario.weather, seed } satisfies CrmSetup);
    const setup: ContenderSetup = { name, crm, handlerFile };
    await contender.call("load", setup);
    await contender.call("warmUp", scenario.warmUpExecutions);
    if (scenario.weather.requestsPerSecond !== undefined) await wait(SETTLE_MS);
    await server.call("begin");
    const report = await contender.call<ContenderReport>("run", scenario.schedule);
    return { ...report, counts: await server.call<CrmCounts>("counts") };
  } finally {
    await Promise.all([contender.stop(), server.stop()]);
  }
}
