import { CONTENDERS, type ContenderName } from "../contenders/all";
import type { CrmAccess, Enrich } from "../contenders/contender";
import type { Schedule } from "../schedule";
import { BUDGET_MS } from "../scenario";
import { serveCommands } from "../worker-process";
import { runSchedule, type Sample } from "./run-schedule";

/** What a contender's process is told first. */
export interface ContenderSetup {
  readonly name: ContenderName;
  readonly crm: CrmAccess;
  readonly handlerFile: string;
}

/** What a contender's process reports of a run. */
export interface ContenderReport {
  readonly samples: readonly Sample[];
  /** User and system time of this process during the run. */
  readonly cpuMs: number;
}

/** Callers at a time while a contender warms up. */
const WARM_UP_CALLERS = 6;

/** The warm runtime of one contender for one run. */
export function main(): void {
  let enrich: Enrich;
  serveCommands({
    async load({ name, crm, handlerFile }: ContenderSetup): Promise<void> {
      enrich = await CONTENDERS[name](crm, handlerFile);
    },
    async warmUp(executions: number): Promise<void> {
      const executionsEach = Math.ceil(executions / WARM_UP_CALLERS);
      const samples = await runSchedule(
        { kind: "callers", callers: WARM_UP_CALLERS, executionsEach },
        enrich,
        BUDGET_MS,
      );
      if (!samples.every(({ answered }) => answered)) throw new Error("An execution failed in fine weather.");
    },
    async run(schedule: Schedule): Promise<ContenderReport> {
      const before = process.cpuUsage();
      const samples = await runSchedule(schedule, enrich, BUDGET_MS);
      const { user, system } = process.cpuUsage(before);
      return { samples, cpuMs: (user + system) / 1000 };
    },
  });
}
