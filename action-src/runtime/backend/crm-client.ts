import { ActionFailure } from "../execution/action-failure";
import type { AttemptContext } from "./attempt-request";
import type { CrmBackend } from "./crm-backend";
import type { SettledAnswer } from "./judge-answer";
import { requestToken } from "./request-token";
import { fullAllowance, type RetryAllowance, sendWithRetries } from "./send-with-retries";
import type { TokenManager } from "./token-manager";

/** A lookup in the CRM. */
export interface CrmLookup {
  /** Step in the audit log. */
  readonly step: string;
  /** The operation in words, at the start of a sentence. */
  readonly operation: string;
  /** Path and query below the base URL, percent-encoded, with a leading slash. */
  readonly path: string;
}

/** Reads from a CRM-like REST backend on behalf of one execution. */
export class CrmClient {
  constructor(
    private readonly backend: CrmBackend,
    private readonly tokens: TokenManager,
    private readonly context: AttemptContext,
  ) {}

  /**
   * The JSON of a resource, or undefined where the CRM knows none (404).
   * @throws CRM_UNAUTHORIZED, CRM_FORBIDDEN, CRM_REQUEST_REJECTED and what `sendWithRetries` throws
   */
  async get(lookup: CrmLookup): Promise<{ readonly json: unknown } | undefined> {
    const allowance = fullAllowance();
    let answer = await this.send(lookup, allowance);
    // Revoked or rotated before its time. Once: a fresh token that is refused too is a matter of rights.
    if (answer.status === 401) answer = await this.send(lookup, allowance);
    const { status, json } = answer;
    if (status >= 200 && status < 300) return { json };
    if (status === 404) return undefined;
    throw refusal(lookup.operation, status, this.backend);
  }

  private async send(
    { step, operation, path }: CrmLookup,
    allowance: RetryAllowance,
  ): Promise<SettledAnswer> {
    const { execution } = this.context;
    const token = await this.tokens.token(execution.deadline, (deadline) =>
      requestToken(this.backend, { ...this.context, execution: { ...execution, deadline } }),
    );
    const headers = { accept: "application/json", authorization: `Bearer ${token}` };
    const request = { method: "GET", url: this.backend.baseUrl + path, headers } as const;
    const answer = await sendWithRetries(
      { step, operation, isTokenRequest: false, request },
      this.context,
      allowance,
    );
    if (answer.status === 401) this.tokens.refuse(token);
    return answer;
  }
}

function refusal(operation: string, status: number, { scope, variables }: CrmBackend): ActionFailure {
  if (status === 401) {
    const advice = "Check that the client is still allowed to sign in to the CRM.";
    return new ActionFailure(
      "CRM_UNAUTHORIZED",
      `${operation} was refused with a fresh token, status 401. ${advice}`,
    );
  }
  if (status === 403) {
    const advice = `Grant the CRM client the scope ${scope}.`;
    return new ActionFailure("CRM_FORBIDDEN", `${operation} was refused with status 403. ${advice}`);
  }
  const advice = `Redirects are not followed. Check ${variables.baseUrl}.`;
  return new ActionFailure("CRM_REQUEST_REJECTED", `${operation} met status ${status}. ${advice}`);
}
