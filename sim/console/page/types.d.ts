/** What the console's API answers (sim/console/console-routes.ts), as far as the page reads it. */
export interface PropertySchema {
  readonly type: "string" | "number" | "integer" | "boolean" | "array" | "object";
  readonly description?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
}

export interface Action {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly version: number;
  readonly codeSha256: string;
  readonly codeBytes: number;
  readonly dateModified: string;
  readonly timeoutSeconds: number;
  readonly environment: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  /** Names of those that it asks. */
  readonly backends: readonly string[];
  readonly lacksBackend: boolean;
  readonly inputs: {
    readonly properties: Readonly<Record<string, PropertySchema>>;
    readonly required?: readonly string[];
  };
  readonly outputs: { readonly properties: Readonly<Record<string, PropertySchema>> };
}

export interface Execution {
  readonly executionId: string;
  readonly actionId: string;
  readonly actionVersion: number;
  readonly status: "running" | "succeeded" | "failed" | "timed-out";
  readonly dateStarted: string;
  readonly durationMs: number;
  readonly code?: string;
}

export interface LogLine {
  readonly time: string;
  readonly level: "debug" | "info" | "warn" | "error";
  readonly message: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

export interface Trace extends Execution {
  readonly logLines: readonly LogLine[];
}

export interface Switch {
  readonly name: "outage" | "rate-limit" | "expired-tokens" | "latency";
  readonly on: boolean;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly secondsLeft?: number;
  readonly met: number;
}

export interface Backend {
  readonly name: string;
  readonly url: string;
  readonly switches: readonly Switch[];
  readonly plannedFaults: number;
  readonly samples: Readonly<Record<string, readonly string[]>>;
}

export interface Load {
  readonly actionId: string;
  readonly count: number;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly durationMs?: { readonly p50: number; readonly p95: number; readonly longest: number };
}

export interface Overview {
  readonly platform: string;
  readonly actions: readonly Action[];
  readonly executions: readonly Execution[];
  readonly backends: readonly Backend[];
  readonly load: Load | null;
  readonly maxCalls: number;
  readonly now: string;
}

export interface BackendRequest {
  readonly time: string;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly durationMs: number | null;
  readonly fault?: string;
  readonly isSignIn: boolean;
}
