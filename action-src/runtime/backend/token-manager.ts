import type { Clock } from "../../../foundation/clock";
import type { ActionFailure } from "../execution/action-failure";
import type { Deadline } from "../execution/deadline";
import { SingleFlight } from "./single-flight";

/** Time before its expiry at which a token is no longer used, and its bound for short-lived tokens. */
const EXPIRY_BUFFER_MS = 60_000;
const LARGEST_BUFFER_SHARE = 0.5;

/** A token as it was granted. `lifetimeMs` is Infinity where none was named. */
export interface GrantedToken {
  readonly accessToken: string;
  readonly lifetimeMs: number;
}

/**
 * Holds one token. It is asked for when it is first needed, when its life nears its end and after the backend
 * refused it; one request however many callers wait. Its scope is its owner's: an execution, or the warm runtime.
 */
export class TokenManager {
  private readonly flight: SingleFlight<GrantedToken>;
  private current: { readonly accessToken: string; readonly useUntilMs: number } | undefined;

  constructor(private readonly clock: Clock) {
    this.flight = new SingleFlight(clock);
  }

  /**
   * A token to use now. A fresh one is used however short its life is, so that no lifetime can make a loop.
   * @param request asks for a token, within the deadline it is given
   * @throws `overdue` at the caller's deadline, and whatever `request` throws
   */
  async token(
    caller: Deadline,
    request: (deadline: Deadline) => Promise<GrantedToken>,
    overdue: () => ActionFailure,
  ): Promise<string> {
    if (this.current && this.clock.monotonicMs() < this.current.useUntilMs) return this.current.accessToken;
    const granted = await this.flight.join(caller, overdue, async (deadline) => {
      const askedAtMs = this.clock.monotonicMs();
      const token = await request(deadline);
      const bufferMs = Math.min(EXPIRY_BUFFER_MS, token.lifetimeMs * LARGEST_BUFFER_SHARE);
      // A life counts from the request: when it was granted is not known better.
      const useUntilMs = askedAtMs + token.lifetimeMs - bufferMs;
      this.current = { accessToken: token.accessToken, useUntilMs };
      return token;
    });
    return granted.accessToken;
  }

  /** The backend refused a token: it is forgotten, unless another has taken its place meanwhile. */
  refuse(accessToken: string): void {
    if (this.current?.accessToken === accessToken) this.current = undefined;
  }
}
