/** What the control plane tells an action's process. */
export interface ExecuteMessage {
  readonly type: "execute";
  readonly executionId: string;
  readonly inputs: unknown;
  /** What else the platform hands over, for its calling convention. */
  readonly context?: unknown;
}

/** An action's `context.logger`, or what stands for it. */
export type Logger = Readonly<Record<LogLevel, (message: unknown, fields?: unknown) => void>>;

/** Runs a loaded action once; answers what goes through JSON. */
export type CallAction = (execution: ExecuteMessage, logger: Logger) => Promise<unknown>;

/** How a platform calls an action: a plain JavaScript file, loaded in the action's process. */
export interface CallingConvention {
  /** Loads the action that is unpacked in `folder`; throws what keeps it from being called. */
  load(folder: string, ...options: readonly string[]): CallAction;
}

/** The levels of `context.logger`. */
export type LogLevel = "debug" | "info" | "warn" | "error";

/** What an action's process (action-process.js) tells the control plane. */
export type ChildMessage =
  /** The action is loaded; executions may come. */
  | { readonly type: "ready" }
  /** The process is about to end: the action did not load, or an error went uncaught. */
  | { readonly type: "crashed"; readonly message: string }
  | {
      readonly type: "log";
      readonly executionId: string;
      readonly level: LogLevel;
      readonly message: string;
      readonly fields?: Readonly<Record<string, unknown>>;
    }
  | {
      readonly type: "succeeded";
      readonly executionId: string;
      readonly outputs: unknown;
    }
  | { readonly type: "failed"; readonly executionId: string; readonly message: string };
