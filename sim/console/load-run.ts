import { HttpError } from "../http/http-error";
import type { ConsolePlatform } from "./console-platform";
import { summarizeExecution } from "./summarize-execution";

/** More would test the machine, not the handler. */
export const MAX_CALLS = 500;

/** A load that runs or has run. */
export interface LoadState {
  readonly actionId: string;
  readonly count: number;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Absent while calls are under way. */
  readonly endedAt?: string;
  /** How many calls ended in which way: `succeeded`, `failed`, `timed-out`, or the handler's own code. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Of the calls that have ended; absent before the first. */
  readonly durationMs?: { readonly p50: number; readonly p95: number; readonly longest: number };
}

/** Calls an action many times at once; one load at a time, and the last one is remembered. */
export class LoadRun {
  private last: { actionId: string; count: number; startedAt: string; endedAt?: string } | undefined;
  private outcomes: Record<string, number> = {};
  private durationsMs: number[] = [];

  constructor(
    private readonly platform: ConsolePlatform,
    private readonly clock: () => number,
  ) {}

  /** Of the last load; undefined before the first. */
  get state(): LoadState | undefined {
    if (!this.last) return undefined;
    const sorted = [...this.durationsMs].sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
    const durations =
      sorted.length === 0 ? {} : { durationMs: { p50: at(0.5), p95: at(0.95), longest: at(1) } };
    return { ...this.last, outcomes: { ...this.outcomes }, ...durations };
  }

  /**
   * Starts `count` executions at once and does not wait for them.
   *
   * @returns settles when the last has ended
   * @throws 409 `load.running`; what `ConsolePlatform.checkInputs` throws
   */
  start(actionId: string, inputs: Readonly<Record<string, unknown>>, count: number): Promise<void> {
    this.platform.checkInputs(actionId, inputs);
    if (this.last && this.last.endedAt === undefined)
      throw new HttpError(
        409,
        "load.running",
        "The calls of before are still under way. Wait for their end.",
      );
    const load: NonNullable<typeof this.last> = { actionId, count, startedAt: this.now() };
    this.last = load;
    this.outcomes = {};
    this.durationsMs = [];
    const calls = Array.from({ length: count }, () => this.callOnce(actionId, inputs));
    // A call rejects only where the simulator closes or the action is deleted meanwhile: then it has no outcome.
    return Promise.allSettled(calls).then(() => void (load.endedAt = this.now()));
  }

  private async callOnce(actionId: string, inputs: Readonly<Record<string, unknown>>): Promise<void> {
    const { executionId, durationMs, outcome } = await this.platform.execute(actionId, inputs);
    const trace = this.platform.execution(executionId);
    const how = (trace && summarizeExecution(trace).code) ?? outcome.kind;
    this.outcomes[how] = (this.outcomes[how] ?? 0) + 1;
    this.durationsMs.push(durationMs);
  }

  private now(): string {
    return new Date(this.clock()).toISOString();
  }
}
