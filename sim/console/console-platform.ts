import type { ActionDefinition } from "../cxone/action";
import type { ExecutionTrace } from "../cxone/execution-traces";

/** A deployed action as the console shows it; of its environment the names alone. */
export interface ConsoleAction extends Pick<
  ActionDefinition,
  "name" | "description" | "inputs" | "outputs" | "runtime" | "timeoutSeconds" | "tags"
> {
  readonly id: string;
  readonly version: number;
  readonly codeSha256: string;
  readonly codeBytes: number;
  readonly dateModified: string;
  readonly environment: readonly string[];
}

/** How an execution that was asked for in the console ended. */
export interface ConsoleExecution {
  readonly executionId: string;
  readonly durationMs: number;
  readonly outcome:
    | { readonly kind: "succeeded"; readonly outputs: unknown }
    | { readonly kind: "failed" | "timed-out"; readonly message: string };
}

/** What the console needs of the simulated platform that serves it. */
export interface ConsolePlatform {
  /** For people, for example `CXone`. */
  readonly name: string;
  /** Every action, by name. */
  readonly actions: () => readonly ConsoleAction[];
  /** Origins of the URLs among an action's environment, such as `http://127.0.0.1:18081`: the servers that it asks. */
  readonly originsOf: (actionId: string) => readonly string[];
  /**
   * Holds inputs to an action's contract, as the platform's API does.
   *
   * @throws 404 `action.not.found`; 400 `bad.request` with the input's name
   */
  readonly checkInputs: (actionId: string, inputs: Readonly<Record<string, unknown>>) => void;
  /**
   * Runs an action once, as the platform's API does.
   *
   * @throws what `checkInputs` throws
   */
  readonly execute: (
    actionId: string,
    inputs: Readonly<Record<string, unknown>>,
  ) => Promise<ConsoleExecution>;
  /** The executions that are kept, the oldest first. */
  readonly executions: () => readonly ExecutionTrace[];
  /** One of them. */
  readonly execution: (executionId: string) => ExecutionTrace | undefined;
}
