import type { ActionContext } from "../execution/audit-log";
import { AuditLog, executionIdOf } from "../execution/audit-log";
import { type CrmBackend, shareTokens } from "../backend/crm-backend";
import { Deadline } from "../execution/deadline";
import type { Execution } from "../execution/execution";
import { LIMITS } from "../execution/limits";
import type { Platform } from "./platform";
import { RequestGate } from "../gate/request-gate";
import { TokenManager } from "../backend/token-manager";

/** What the executions of one warm runtime share: the way to the CRM, and by choice the token. */
export class WarmRuntime {
  readonly gate: RequestGate;
  private executions = 0;
  private session: { readonly backend: CrmBackend; readonly tokens: TokenManager } | undefined;

  constructor(readonly platform: Platform) {
    this.gate = new RequestGate(platform.clock, platform.random);
  }

  /** Begins an execution; its deadline is to be released when it is over. */
  begin(context: ActionContext | null | undefined, actionName: string): Execution {
    const { clock, newExecutionId } = this.platform;
    this.executions += 1;
    return {
      order: this.executions,
      deadline: new Deadline(clock, LIMITS.executionBudgetMs),
      audit: new AuditLog(context?.logger, actionName, executionIdOf(context, newExecutionId), clock),
    };
  }

  /** The token manager of an execution: a new one, or the warm runtime's for the same credentials and scope. */
  tokens(backend: CrmBackend, isReused: boolean): TokenManager {
    if (!isReused) return new TokenManager(this.platform.clock);
    if (!this.session || !shareTokens(this.session.backend, backend)) {
      this.session = { backend, tokens: new TokenManager(this.platform.clock) };
    }
    return this.session.tokens;
  }
}
