import type { FaultPlan } from "../faults/fault-plan";
import type { RequestLog } from "../http/request-log";
import type { FaultSwitches } from "./fault-switches";

/** A simulated backend as the console shows it and switches its faults. */
export interface ConsoleBackend {
  /** For people and in paths, for example `CRM`. */
  readonly name: string;
  readonly url: string;
  readonly log: RequestLog;
  readonly faults: FaultPlan;
  /** Those that its server has as `faultPolicy`. */
  readonly switches: FaultSwitches;
  /** Path of its sign-ins, which the console counts apart; absent where it has none. */
  readonly tokenPath?: string;
  /** Values that it knows, by the name of the input that takes them: what a form is filled with at first. */
  readonly samples: Readonly<Record<string, readonly string[]>>;
}
