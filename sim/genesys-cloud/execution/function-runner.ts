import type { ChildMessage } from "../../runtime/child-messages";
import { WarmProcess, type ExecutionOutcome } from "../../runtime/warm-process";
import { WarmProcessPool } from "../../runtime/warm-process-pool";
import { CALLING_CONVENTION_FILE } from "../function/calling-convention.js";
import type { FunctionSettings, SideName, StoredZip } from "../store/records";

type LogLine = Pick<Extract<ChildMessage, { type: "log" }>, "level" | "message">;

/** What runs: a function with its ZIP, on one of an action's sides. */
export interface RunnableFunction {
  readonly actionId: string;
  readonly side: SideName;
  readonly settings: FunctionSettings;
  readonly zip: StoredZip;
}

/** One execution of it. */
export interface FunctionCall {
  readonly executionId: string;
  readonly event: unknown;
  readonly clientContext: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** How it ended, and what it wrote to the console. */
export interface FunctionRun {
  readonly outcome: ExecutionOutcome;
  readonly lines: readonly LogLine[];
  readonly durationMs: number;
}

/** Enough for what is shown of a log; a handler that logs without end must not fill the memory. */
const MAX_LINES = 1_000;

/**
 * Runs functions, each in a process that is kept warm and serves several executions at once. No variable of the
 * environment reaches them.
 */
export class FunctionRunner {
  private readonly pool = new WarmProcessPool();
  private readonly logs = new Map<string, LogLine[]>();

  /**
   * @param readZip the bytes of a ZIP
   * @param nodePath the Node.js that runs the functions
   */
  constructor(
    readonly readZip: (id: string) => Buffer,
    readonly nodePath: string,
  ) {}

  /** Runs a function once and waits for it to end. Rejects only once the runner is closed. */
  async run(runnable: RunnableFunction, call: FunctionCall): Promise<FunctionRun> {
    const { executionId, event, clientContext, timeoutMs } = call;
    const lines: LogLine[] = [];
    this.logs.set(executionId, lines);
    const startedAtMs = performance.now();
    try {
      const process = this.processFor(runnable);
      const context = { clientContext, timeoutMs };
      const message = { type: "execute", executionId, inputs: event, context } as const;
      const outcome = await process.execute(message, timeoutMs);
      return { outcome, lines, durationMs: Math.round(performance.now() - startedAtMs) };
    } finally {
      this.logs.delete(executionId);
    }
  }

  /** Ends the process of a side that has changed, once its executions have ended. */
  retire(actionId: string, side: SideName): void {
    this.pool.retire(`${actionId} ${side}`);
  }

  /** Ends every process at once. */
  close(): Promise<void> {
    return this.pool.close();
  }

  private processFor({ actionId, side, settings, zip }: RunnableFunction): WarmProcess {
    const version = JSON.stringify([zip.id, settings.handler, settings.runtime]);
    return this.pool.processFor(
      `${actionId} ${side}`,
      version,
      () =>
        new WarmProcess({
          zip: this.readZip(zip.id),
          convention: [CALLING_CONVENTION_FILE, settings.handler],
          environment: {},
          nodePath: this.nodePath,
          onLog: ({ executionId, level, message }) => {
            const lines = this.logs.get(executionId);
            if (lines && lines.length < MAX_LINES) lines.push({ level, message });
          },
        }),
    );
  }
}
