import { randomUUID } from "node:crypto";
import { HttpError } from "./http-error";

/** What a token endpoint answers. */
export interface IssuedToken {
  readonly access_token: string;
  readonly token_type: "Bearer";
  /** Seconds. */
  readonly expires_in: number;
}

/** The bearer tokens of one service, in memory: a restart of the simulator ends them all. */
export class TokenStore {
  private readonly tokens = new Map<string, { scopes: ReadonlySet<string>; expiresAtEpochMs: number }>();

  /**
   * @param lifetimeSeconds how long a token is accepted
   * @param clock epoch milliseconds
   */
  constructor(
    readonly lifetimeSeconds: number,
    readonly clock: () => number,
  ) {}

  /** Issues a token with these scopes. */
  issue(scopes: Iterable<string>): IssuedToken {
    this.forgetExpired();
    const token = randomUUID();
    const expiresAtEpochMs = this.clock() + this.lifetimeSeconds * 1000;
    this.tokens.set(token, { scopes: new Set(scopes), expiresAtEpochMs });
    return { access_token: token, token_type: "Bearer", expires_in: this.lifetimeSeconds };
  }

  /**
   * Checks an Authorization header.
   *
   * @param anyOf the call needs one of these scopes
   * @returns the token, by which its requests can be counted
   * @throws 401 `unauthorized` missing, unknown or expired; 403 `forbidden` without any of the scopes
   */
  authorize(authorization: string | undefined, anyOf: readonly string[]): string {
    const token = authorization?.match(/^Bearer +(\S+)$/i)?.[1];
    if (token === undefined) throw unauthorized("This call needs a bearer token.");
    const known = this.tokens.get(token);
    if (!known || known.expiresAtEpochMs <= this.clock()) {
      throw unauthorized("The token is unknown or has expired. Request a new one.");
    }
    if (!anyOf.some((scope) => known.scopes.has(scope))) {
      const needed = anyOf.join(" or ");
      throw new HttpError(403, "forbidden", `The client was not granted the scope ${needed}.`);
    }
    return token;
  }

  /** Ends every token at once, as a rotation of credentials does. */
  revokeAll(): void {
    this.tokens.clear();
  }

  private forgetExpired(): void {
    const now = this.clock();
    for (const [token, { expiresAtEpochMs }] of this.tokens) {
      // Issued in order with one lifetime: the first that still lives ends the search.
      if (expiresAtEpochMs > now) return;
      this.tokens.delete(token);
    }
  }
}

function unauthorized(message: string): HttpError {
  return new HttpError(401, "unauthorized", message, {
    "www-authenticate": 'Bearer error="invalid_token"',
  });
}
