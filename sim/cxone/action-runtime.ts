import { WarmProcess, type ExecutionOutcome } from "../runtime/warm-process";
import { WarmProcessPool } from "../runtime/warm-process-pool";
import type { StoredAction } from "./action";
import { CALLING_CONVENTION_FILE } from "./calling-convention.js";
import type { ExecutionTraces } from "./execution-traces";

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
  /** For somebody who steps through the code: executions take as long as they like, until their action is replaced. */
  readonly forDebugger?: boolean;
}

/** The longest that a timer can wait, 25 days. */
const ENDLESS_MS = 2 ** 31 - 1;

/** Runs actions, each version of each in a process that is kept warm. */
export class ActionRuntime {
  private readonly pool = new WarmProcessPool();

  constructor(readonly options: ActionRuntimeOptions) {}

  /** Runs an action once and waits for it to end. Rejects only once the runtime is closed. */
  async execute(action: StoredAction, inputs: Readonly<Record<string, unknown>>): Promise<Execution> {
    const { traces, newExecutionId } = this.options;
    const executionId = newExecutionId();
    const trace = traces.start(executionId, action);
    const startedAtMs = performance.now();
    const process = this.pool.processFor(action.id, String(action.version), () => this.start(action));
    const message = { type: "execute", executionId, inputs } as const;
    const timeoutMs = this.options.forDebugger ? ENDLESS_MS : action.timeoutSeconds * 1000;
    const outcome = await process.execute(message, timeoutMs);
    trace.status = outcome.kind;
    trace.durationMs = Math.round(performance.now() - startedAtMs);
    return { executionId, durationMs: trace.durationMs, outcome };
  }

  /** Ends the process of an action that was replaced or deleted, once its executions have ended. */
  retire(actionId: string): void {
    this.pool.retire(actionId, { atOnce: this.options.forDebugger === true });
  }

  /** Ends every process at once. */
  close(): Promise<void> {
    return this.pool.close();
  }

  private start(action: StoredAction): WarmProcess {
    const { readCode, traces, nodePath } = this.options;
    return new WarmProcess({
      zip: readCode(action),
      convention: [CALLING_CONVENTION_FILE],
      environment: action.environment,
      nodePath,
      onLog: ({ executionId, type: _type, ...line }) => traces.addLine(executionId, line),
    });
  }
}
