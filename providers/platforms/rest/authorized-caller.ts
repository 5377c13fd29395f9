import type { HttpAnswer } from "../../../foundation/http-transport";
import type { Call, CallSender } from "./call-sender";
import { refusal } from "./refusal";
import type { TokenSource } from "./token-source";

/** A call to the API proper: JSON in, and the bearer token is added here. */
export interface AuthorizedCall extends Omit<Call, "headers" | "body" | "bytes"> {
  /** Sent as JSON. */
  readonly json?: unknown;
  /** The media type that is asked for. Default JSON. */
  readonly accept?: string;
}

/** Makes calls with the process's token, and once more with a fresh one where the platform no longer accepts it. */
export class AuthorizedCaller {
  constructor(
    private readonly sender: CallSender,
    private readonly tokens: TokenSource,
  ) {}

  /**
   * Makes a call.
   *
   * @returns a success (any 2xx)
   * @throws UNAUTHORIZED after a second 401, FORBIDDEN, NOT_FOUND, REFUSED and further problems of {@link refusal}, and
   * what {@link CallSender.send} throws
   */
  async call(call: AuthorizedCall): Promise<HttpAnswer> {
    const first = await this.tokens.current();
    let token = first;
    let answer = await this.sendWith(token, call);
    if (answer.status === 401) {
      this.tokens.forget(first);
      token = await this.tokens.current();
      answer = await this.sendWith(token, call);
    }
    if (answer.status < 300) return answer;
    throw refusal(this.sender.dialect, call.operation, answer, secretsOf(call, token, first));
  }

  private sendWith(token: string, { json, accept, ...call }: AuthorizedCall): Promise<HttpAnswer> {
    return this.sender.send({
      ...call,
      secrets: secretsOf(call, token),
      headers: {
        authorization: `Bearer ${token}`,
        ...(accept === undefined ? {} : { accept }),
        ...(json === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
  }
}

/** What a server may echo of a call: its own secrets, and the tokens that were sent with it. */
function secretsOf({ secrets }: Pick<AuthorizedCall, "secrets">, ...tokens: readonly string[]): string[] {
  return [...secrets, ...tokens.flatMap((token) => [token, `Bearer ${token}`])];
}
