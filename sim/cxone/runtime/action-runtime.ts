import type { StoredAction } from "../action";
import type { ExecutionTraces } from "./execution-traces";
import { WarmProcess, type ExecutionOutcome } from "./warm-process";

/** Idle processes beyond this are ended, the longest unused first: each takes tens of MB. */
const MAX_WARM_PROCESSES = 8;

/** An execution that has ended, in whatever way. */
export interface Execution {
  readonly executionId: string;
  readonly durationMs: number;
  readonly outcome: ExecutionOutcome;
}

/** What the runtime needs. */
export interface ActionRuntimeOptions {
  readonly readCode: (action: StoredAction) => Buffer;
  readonly traces: ExecutionTraces;
  readonly newExecutionId: () => string;
  /** The Node.js that runs the actions. */
  readonly nodePath: string;
}

/** Runs actions, each version of each in a process that is kept warm. */
export class ActionRuntime {
  private readonly warm = new Map<string, { version: number; process: WarmProcess }>();
  /** Processes that are not used for new executions any more, until they have ended. */
  private readonly leaving = new Set<WarmProcess>();

  private closed = false;

  constructor(readonly options: ActionRuntimeOptions) {}

  /** Runs an action once and waits for it to end. Rejects only once the runtime is closed. */
  async execute(action: StoredAction, inputs: Readonly<Record<string, unknown>>): Promise<Execution> {
    const { traces, newExecutionId } = this.options;
    const executionId = newExecutionId();
    const trace = traces.start(executionId, action);
    const startedAtMs = performance.now();
    const process = this.processFor(action);
    const message = { type: "execute", executionId, inputs } as const;
    const outcome = await process.execute(message, action.timeoutSeconds * 1000);
    trace.status = outcome.kind;
    trace.durationMs = Math.round(performance.now() - startedAtMs);
    return { executionId, durationMs: trace.durationMs, outcome };
  }

  /** Ends the process of an action that was replaced or deleted, once its executions have ended. */
  retire(actionId: string): void {
    const process = this.warm.get(actionId)?.process;
    if (!process) return;
    this.warm.delete(actionId);
    this.leave(process);
  }

  /** Ends every process at once. */
  async close(): Promise<void> {
    this.closed = true;
    const all = [...[...this.warm.values()].map(({ process }) => process), ...this.leaving];
    for (const process of all) process.kill();
    await Promise.all(all.map((process) => process.ended));
  }

  private processFor(action: StoredAction): WarmProcess {
    if (this.closed) throw new Error("The runtime is closed.");
    const warm = this.warm.get(action.id);
    if (warm?.process.usable && warm.version === action.version) {
      // A Map keeps the order of insertion: taken out and put back, the entry is the last to be evicted.
      this.warm.delete(action.id);
      this.warm.set(action.id, warm);
      return warm.process;
    }
    this.retire(action.id);
    this.makeRoom();
    const { readCode, traces, nodePath } = this.options;
    const process = new WarmProcess({
      zip: readCode(action),
      environment: action.environment,
      nodePath,
      onLog: ({ executionId, type: _type, ...line }) => traces.addLine(executionId, line),
    });
    this.warm.set(action.id, { version: action.version, process });
    return process;
  }

  private makeRoom(): void {
    for (const [actionId, { process }] of this.warm) {
      if (this.warm.size < MAX_WARM_PROCESSES) return;
      if (process.runningCount === 0) this.retire(actionId);
    }
  }

  private leave(process: WarmProcess): void {
    this.leaving.add(process);
    void process.ended.then(() => this.leaving.delete(process));
    process.retire();
  }
}
