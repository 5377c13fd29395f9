import type { Authentication } from "../backend/authentication";
import type { Backend } from "../backend/backend";
import { BackendClient } from "../backend/backend-client";
import type { ActionDescription } from "../../define-action";
import type { ActionContext } from "../execution/audit-log";
import { AuditLog, executionIdOf } from "../execution/audit-log";
import { Deadline } from "../execution/deadline";
import type { Execution } from "../execution/execution";
import { budgetMsOf, type TimeLimits, timeLimits } from "../execution/time-limits";
import { RequestGate } from "../gate/request-gate";
import type { Platform } from "./platform";

/** What is shared of one backend. */
interface WarmBackend {
  readonly gate: RequestGate;
  readonly limits: TimeLimits;
  session?: Authentication;
}

/** What the executions of one warm runtime share: the way to each backend, and by choice the session with it. */
export class WarmRuntime {
  private executions = 0;
  /** By code prefix. One gate each, so that an outage of one backend does not keep anybody from another. */
  private readonly backends = new Map<string, WarmBackend>();

  constructor(
    private readonly action: Pick<ActionDescription, "name" | "timeoutSeconds" | "patienceSeconds">,
    readonly platform: Platform,
  ) {}

  /** Begins an execution; its deadline is to be released when it is over. */
  begin(context: ActionContext | null | undefined): Execution {
    const { clock, newExecutionId, defectAdvice } = this.platform;
    const { name, timeoutSeconds } = this.action;
    this.executions += 1;
    const id = executionIdOf(context, newExecutionId);
    return {
      id,
      order: this.executions,
      deadline: new Deadline(clock, budgetMsOf(timeoutSeconds)),
      audit: new AuditLog(context?.logger, name, id, clock),
      lookups: new Set(),
      defectAdvice,
    };
  }

  /**
   * An execution's client of a backend.
   * @param reusesSession whether it goes on with the session of earlier executions, for the same credentials
   * @throws CONFIGURATION_INVALID where the stack's patience is malformed
   */
  client(backend: Backend, execution: Execution, reusesSession: boolean): BackendClient {
    const { transport, random } = this.platform;
    const warm = this.warmBackend(backend);
    const authentication = reusesSession ? sessionOf(warm, backend) : backend.authentication;
    const context = { backend, gate: warm.gate, limits: warm.limits, transport, random, execution };
    return new BackendClient({ ...backend, authentication }, context);
  }

  private warmBackend(backend: Backend): WarmBackend {
    const known = this.backends.get(backend.codePrefix);
    if (known) return known;
    const { clock, random, environment } = this.platform;
    const limits = timeLimits(this.action, environment);
    const warm = { gate: new RequestGate(backend, clock, random, limits.patienceMs), limits };
    this.backends.set(backend.codePrefix, warm);
    return warm;
  }
}

function sessionOf(warm: WarmBackend, { authentication }: Backend): Authentication {
  if (!warm.session || !authentication.sharesSession?.(warm.session)) warm.session = authentication;
  return warm.session;
}
