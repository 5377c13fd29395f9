import type { LogLevel } from "../runtime/child-messages";

/** Longer messages are cut, and further lines dropped: a handler that logs in a loop must not fill the memory. */
const MAX_LOG_LINES = 1_000;
const MAX_MESSAGE_CHARACTERS = 8_192;

/** One call of `context.logger`. */
export interface LogLine {
  /** When it arrived, ISO 8601. */
  readonly time: string;
  readonly level: LogLevel;
  readonly message: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** What is kept of an execution (`Execution` in docs/openapi.yaml). */
export interface ExecutionTrace {
  readonly executionId: string;
  readonly actionId: string;
  readonly actionVersion: number;
  status: "running" | "succeeded" | "failed" | "timed-out";
  readonly dateStarted: string;
  durationMs: number;
  readonly logLines: LogLine[];
}

/** The traces of the last executions; the oldest are forgotten. */
export class ExecutionTraces {
  private readonly traces = new Map<string, ExecutionTrace>();

  /**
   * @param clock epoch milliseconds
   * @param maxTraces default 1,000
   * @param onLine called with each line as it arrives
   */
  constructor(
    readonly clock: () => number,
    readonly maxTraces = 1_000,
    readonly onLine?: (executionId: string, line: LogLine) => void,
  ) {}

  /** Opens the trace of an execution that is about to run. */
  start(executionId: string, action: { readonly id: string; readonly version: number }): ExecutionTrace {
    const trace: ExecutionTrace = {
      executionId,
      actionId: action.id,
      actionVersion: action.version,
      status: "running",
      dateStarted: this.now(),
      durationMs: 0,
      logLines: [],
    };
    this.traces.set(executionId, trace);
    if (this.traces.size > this.maxTraces) {
      const [oldest] = this.traces.keys();
      if (oldest !== undefined) this.traces.delete(oldest);
    }
    return trace;
  }

  /** Adds a line; one of a forgotten execution is dropped. */
  addLine(executionId: string, line: Omit<LogLine, "time">): void {
    const lines = this.traces.get(executionId)?.logLines;
    if (!lines || lines.length >= MAX_LOG_LINES) return;
    const kept = {
      time: this.now(),
      ...line,
      message: String(line.message).slice(0, MAX_MESSAGE_CHARACTERS),
    };
    lines.push(kept);
    this.onLine?.(executionId, kept);
  }

  /** Every trace that is kept, the oldest first. */
  list(): readonly ExecutionTrace[] {
    return [...this.traces.values()];
  }

  get(executionId: string): ExecutionTrace | undefined {
    return this.traces.get(executionId);
  }

  private now(): string {
    return new Date(this.clock()).toISOString();
  }
}
