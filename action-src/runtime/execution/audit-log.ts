import type { Clock } from "../../../foundation/clock";

/** The platform's logger: its lines are the execution's traces (docs/contract.md). */
interface ActionLogger {
  info?(message: string, fields?: object): unknown;
  warn?(message: string, fields?: object): unknown;
  error?(message: string, fields?: object): unknown;
}

/** What the platform hands to an execution. All of it may be missing. */
export interface ActionContext {
  readonly logger?: ActionLogger;
  readonly executionId?: string;
}

/** What a step adds to its record. Values are masked by the caller, who knows what they are. */
export type AuditFields = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** Writes one structured record per step of an execution. A logger that fails does not fail the execution. */
export class AuditLog {
  private readonly startedAtMs: number;

  constructor(
    private readonly logger: ActionLogger | undefined,
    private readonly actionName: string,
    private readonly executionId: string,
    private readonly clock: Clock,
  ) {
    this.startedAtMs = clock.monotonicMs();
  }

  /**
   * Records the end of a step.
   * @param startedAtMs when the step began, on the monotonic scale; default: when the execution began
   */
  record(
    level: "info" | "warn" | "error",
    step: string,
    outcome: string,
    fields: AuditFields,
    startedAtMs = this.startedAtMs,
  ): void {
    const durationMs = Math.round(this.clock.monotonicMs() - startedAtMs);
    const { executionId } = this;
    try {
      const written = this.logger?.[level]?.(`${this.actionName} ${step}: ${outcome}`, {
        executionId,
        step,
        outcome,
        durationMs,
        ...fields,
      });
      if (written instanceof Promise) written.catch(() => undefined);
    } catch {
      // An audit record that cannot be written must not end a call.
    }
  }
}

/** The platform's id of the execution where it gives a harmless one, otherwise a new one. */
export function executionIdOf(context: ActionContext | null | undefined, newId: () => string): string {
  const given: unknown = context?.executionId;
  return typeof given === "string" && /^[\w-]{1,64}$/.test(given) ? given : newId();
}
