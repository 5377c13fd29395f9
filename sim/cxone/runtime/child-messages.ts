/** What the control plane tells an action's process. */
export interface ExecuteMessage {
  readonly type: "execute";
  readonly executionId: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** The levels of `context.logger`. */
export type LogLevel = "debug" | "info" | "warn" | "error";

/** What an action's process (action-process.js) tells the control plane. */
export type ChildMessage =
  /** index.js is loaded; executions may come. */
  | { readonly type: "ready" }
  /** The process is about to end: index.js did not load, or an error went uncaught. */
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
      readonly outputs: Readonly<Record<string, unknown>>;
    }
  | { readonly type: "failed"; readonly executionId: string; readonly message: string };
