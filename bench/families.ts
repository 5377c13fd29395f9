import { measureColdStart } from "./coldstart/measure-cold-start";
import { measureHandlerFamily } from "./handler/measure-family";
import type { FamilyReport } from "./report/figure";
import { measureRollback } from "./rollback/measure-rollback";
import { measureScale } from "./scale/measure-scale";
import { measureSimulator } from "./simulator/measure-simulator";
import { measureStartup } from "./startup/measure-startup";
import type { Bench } from "./workplace";

/** A family of measurements, which has a chart of its own. */
interface Family {
  readonly title: string;
  readonly measure: (bench: Bench) => Promise<Pick<FamilyReport, "figures" | "details">>;
}

const figuresOnly =
  (measure: (bench: Bench) => Promise<FamilyReport["figures"]>) =>
  async (bench: Bench): Promise<Pick<FamilyReport, "figures">> => ({ figures: await measure(bench) });

/** Everything that `npm run bench` measures, in this order. */
export const FAMILIES = {
  startup: { title: "start-up", measure: figuresOnly(measureStartup) },
  scale: { title: "scale", measure: figuresOnly(measureScale) },
  handler: { title: "handler", measure: measureHandlerFamily },
  "cold-start": { title: "cold start", measure: figuresOnly(measureColdStart) },
  rollback: { title: "rollback", measure: figuresOnly(measureRollback) },
  simulator: { title: "simulator", measure: figuresOnly(measureSimulator) },
} satisfies Record<string, Family>;

/** What a family is called on the command line and in the report. */
export type FamilyName = keyof typeof FAMILIES;

/** The names, in the order of the table. */
export const FAMILY_NAMES = Object.keys(FAMILIES) as FamilyName[];
