import type { Clock } from "../../../foundation/clock";
import { budgetSpent } from "../execution/action-failure";
import type { BackendIdentity } from "../execution/backend-identity";
import type { Authentication, Credentials } from "./authentication";
import type { BackendContext } from "./backend-call";
import { type OAuthClient, requestToken } from "./request-token";
import { TokenManager } from "./token-manager";

/** The OAuth client credentials grant: a bearer token, of which it holds one for as long as it is good. */
export class OAuthAuthentication implements Authentication {
  private readonly tokens: TokenManager;

  constructor(
    private readonly client: OAuthClient,
    clock: Clock,
  ) {
    this.tokens = new TokenManager(clock);
  }

  /** @throws what `requestToken` throws, and the backend's TIMEOUT at the execution's deadline */
  async credentials(context: BackendContext): Promise<Credentials> {
    const { backend, execution } = context;
    const token = await this.tokens.token(
      execution.deadline,
      (deadline) => requestToken(this.client, { ...context, execution: { ...execution, deadline } }),
      () => budgetSpent(backend, "The token request"),
    );
    // Revoked or rotated before its time: a fresh one may be accepted.
    return { headers: { authorization: `Bearer ${token}` }, discard: () => this.tokens.refuse(token) };
  }

  refusal(status: 401 | 403, { name }: BackendIdentity): string {
    return status === 401
      ? `was refused with a fresh token, status 401. Check that the client is still allowed to sign in to the ${name}.`
      : `was refused with status 403. Grant the ${name} client the scope ${this.client.scope}.`;
  }

  sharesSession(other: Authentication): boolean {
    if (!(other instanceof OAuthAuthentication)) return false;
    const { tokenUrl, clientId, clientSecret, scope } = this.client;
    const { client } = other;
    return (
      tokenUrl.value === client.tokenUrl.value &&
      clientId.value === client.clientId.value &&
      clientSecret.value === client.clientSecret.value &&
      scope === client.scope
    );
  }
}
