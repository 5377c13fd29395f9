import type { Authentication } from "../backend/authentication";
import type { Backend } from "../backend/backend";
import { BackendClient } from "../backend/backend-client";
import type { ActionContext } from "../execution/audit-log";
import { AuditLog, executionIdOf } from "../execution/audit-log";
import { Deadline } from "../execution/deadline";
import type { Execution } from "../execution/execution";
import { LIMITS } from "../execution/limits";
import { RequestGate } from "../gate/request-gate";
import type { Platform } from "./platform";

/** What is shared of one backend. */
interface WarmBackend {
  readonly gate: RequestGate;
  session?: Authentication;
}

/** What the executions of one warm runtime share: the way to each backend, and by choice the session with it. */
export class WarmRuntime {
  private executions = 0;
  /** By code prefix. One gate each, so that an outage of one backend does not keep anybody from another. */
  private readonly backends = new Map<string, WarmBackend>();

  constructor(readonly platform: Platform) {}

  /** Begins an execution; its deadline is to be released when it is over. */
  begin(context: ActionContext | null | undefined, actionName: string): Execution {
    const { clock, newExecutionId } = this.platform;
    this.executions += 1;
    return {
      order: this.executions,
      deadline: new Deadline(clock, LIMITS.executionBudgetMs),
      audit: new AuditLog(context?.logger, actionName, executionIdOf(context, newExecutionId), clock),
      lookups: new Set(),
    };
  }

  /**
   * An execution's client of a backend.
   * @param reusesSession whether it goes on with the session of earlier executions, for the same credentials
   */
  client(backend: Backend, execution: Execution, reusesSession: boolean): BackendClient {
    const { transport, random } = this.platform;
    const warm = this.warmBackend(backend);
    const authentication = reusesSession ? sessionOf(warm, backend) : backend.authentication;
    const context = { backend, gate: warm.gate, transport, random, execution };
    return new BackendClient({ ...backend, authentication }, context);
  }

  private warmBackend(backend: Backend): WarmBackend {
    const known = this.backends.get(backend.codePrefix);
    if (known) return known;
    const { clock, random } = this.platform;
    const warm = { gate: new RequestGate(backend, clock, random) };
    this.backends.set(backend.codePrefix, warm);
    return warm;
  }
}

function sessionOf(warm: WarmBackend, { authentication }: Backend): Authentication {
  if (!warm.session || !authentication.sharesSession?.(warm.session)) warm.session = authentication;
  return warm.session;
}
