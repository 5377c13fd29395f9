import { ProviderError } from "../../errors/provider-error";
import type { Clock } from "../../../foundation/clock";
import { parseJsonObject } from "./json-answer";
import { codeOf } from "../../errors/error-codes";
import type { CallSender } from "./call-sender";
import { refusal } from "./refusal";
import { addressRemedy, unauthorizedRemedy } from "./rest-dialect";

/** The OAuth client that a process is, and where it gets its token by the client credentials grant. */
export interface TokenRequest {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly path: string;
  /** What the path is below. Default: the API's own address. */
  readonly baseUrl?: string;
  /** Default: none is sent. */
  readonly scope?: string;
}

/** A token is not used in the last minute of its life, nor in the second half of a shorter life. */
const LIFE_BUFFER_MS = 60_000;

interface Token {
  readonly value: string;
  readonly staleAtEpochMs: number;
}

/**
 * The one access token of a process: requested when it is first needed, and again when it grows old or is refused.
 * However many calls wait for it, one request is made.
 */
export class TokenSource {
  private token: Token | undefined;
  private pending: Promise<Token> | undefined;

  constructor(
    private readonly tokenRequest: TokenRequest,
    private readonly sender: CallSender,
    private readonly clock: Clock,
  ) {}

  /**
   * The current token.
   *
   * @throws UNAUTHORIZED, INVALID_ANSWER and what {@link CallSender.send} throws
   */
  async current(): Promise<string> {
    if (this.token && this.clock.epochMs() < this.token.staleAtEpochMs) return this.token.value;
    // A failed request is forgotten with the rest, so that the next caller asks anew.
    this.pending ??= this.request().finally(() => (this.pending = undefined));
    this.token = await this.pending;
    return this.token.value;
  }

  /** Forgets `refused`, unless another call already replaced it: one refusal, one refresh. */
  forget(refused: string): void {
    if (this.token?.value === refused) this.token = undefined;
  }

  private async request(): Promise<Token> {
    const { clientId, clientSecret, path, baseUrl, scope } = this.tokenRequest;
    const { dialect } = this.sender;
    const operation = this.operation();
    const basic = `${clientId}:${clientSecret}`;
    const secrets = [clientSecret, basic];
    const answer = await this.sender.send({
      operation,
      // Asking twice gives two tokens, of which we use one.
      repeatable: true,
      secrets,
      method: "POST",
      path,
      ...(baseUrl === undefined ? {} : { baseUrl }),
      headers: {
        authorization: `Basic ${Buffer.from(basic).toString("base64")}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams({
        grant_type: "client_credentials",
        ...(scope === undefined ? {} : { scope }),
      }).toString(),
    });
    if (answer.status === 401 || answer.status === 400) throw this.badCredentials(answer.status);
    if (answer.status === 404) throw this.notTheApi();
    if (answer.status >= 300) throw refusal(dialect, operation, answer, secrets);
    return this.read(parseJsonObject(dialect, operation, answer));
  }

  private read(body: Record<string, unknown>): Token {
    const { access_token: value, expires_in: expiresInSeconds } = body;
    if (typeof value !== "string" || value === "") {
      throw new ProviderError({
        code: codeOf(this.sender.dialect, "INVALID_ANSWER"),
        operation: this.operation(),
        seen: "got an answer without an access_token",
        remedy: `${addressRemedy(this.sender.dialect)}.`,
      });
    }
    // Without a lifetime the token serves until it is refused, which is handled anyway.
    if (typeof expiresInSeconds !== "number") return { value, staleAtEpochMs: Infinity };
    const lifeMs = expiresInSeconds * 1000;
    return { value, staleAtEpochMs: this.clock.epochMs() + lifeMs - Math.min(LIFE_BUFFER_MS, lifeMs / 2) };
  }

  private operation(): string {
    return `Signing in to ${this.sender.dialect.name}`;
  }

  private notTheApi(): ProviderError {
    const { dialect } = this.sender;
    return new ProviderError({
      code: codeOf(dialect, "INVALID_ANSWER"),
      operation: this.operation(),
      seen: "was answered with 404: the address has no token endpoint",
      remedy: `${addressRemedy(dialect)}.`,
      status: 404,
    });
  }

  private badCredentials(status: number): ProviderError {
    const { dialect } = this.sender;
    return new ProviderError({
      code: codeOf(dialect, "UNAUTHORIZED"),
      operation: this.operation(),
      seen: `was refused with ${status}`,
      remedy: unauthorizedRemedy(dialect),
    });
  }
}
