import type { ActionFailure } from "../execution/action-failure";
import type { BackendIdentity } from "../execution/backend-identity";
import { CircuitBreaker, type Health } from "./circuit-breaker";
import type { Clock } from "../../../foundation/clock";
import { circuitOpen, pausedTooLong, queuedTooLong } from "./gate-refusals";
import { LIMITS } from "../execution/limits";
import { RateLimitPause } from "./rate-limit-pause";
import { type Ticket, WaitQueue } from "./wait-queue";

/** What came of a request. */
export interface RequestOutcome {
  readonly health: Health;
  /** Whether the answer was a 429. Default false. */
  readonly rateLimited?: boolean;
  /** How long the backend asks to wait, if it does. */
  readonly retryAfterMs?: number | undefined;
}

/** Ends a request's turn; to be called exactly once. */
export type EndTurn = (outcome: RequestOutcome) => void;

interface Waiter {
  readonly ticket: Ticket;
  readonly start: (end: EndTurn) => void;
  readonly refuse: (failure: ActionFailure) => void;
}

/**
 * The one way to the backend for all executions of a warm runtime. First come, first served by execution; at
 * most `LIMITS.maxInFlight` requests in flight; nothing during a rate-limit pause; probes only while the
 * circuit breaker is not closed, and none before the backend asks for. A request that cannot get its turn before its
 * deadline or the end of the hold is refused at once.
 */
export class RequestGate {
  private readonly queue = new WaitQueue<Waiter>();
  private readonly breaker: CircuitBreaker;
  private readonly pause = new RateLimitPause();
  private inFlight = 0;
  private cancelWake: (() => void) | undefined;

  constructor(
    private readonly backend: BackendIdentity,
    readonly clock: Clock,
    private readonly random: () => number,
    patienceMs: number,
  ) {
    this.breaker = new CircuitBreaker(patienceMs);
  }

  /**
   * Waits for the request's turn.
   * @throws the backend's RATE_LIMITED, CIRCUIT_OPEN, TIMEOUT
   */
  enter(ticket: Ticket): Promise<EndTurn> {
    return new Promise((resolve, reject: (failure: ActionFailure) => void) => {
      if (ticket.deadline.isOver) return reject(this.refusalAtDeadline());
      const forgetDeadline = ticket.deadline.onOver(() => {
        this.queue.remove(waiter);
        this.setAlarm(this.clock.monotonicMs());
        reject(this.refusalAtDeadline());
      });
      const waiter: Waiter = {
        ticket,
        start: (end) => {
          forgetDeadline();
          resolve(end);
        },
        refuse: (failure) => {
          forgetDeadline();
          reject(failure);
        },
      };
      this.queue.add(waiter);
      this.serve();
    });
  }

  /** Starts and refuses whom it can, and sets the alarm for the next change that time brings. */
  private serve(): void {
    const nowMs = this.clock.monotonicMs();
    const state = this.breaker.state(nowMs);
    while (
      this.queue.length > 0 &&
      this.inFlight < this.pause.limit(nowMs, LIMITS.maxInFlight) &&
      this.breaker.mayStart(nowMs)
    ) {
      const next = state === "closed" ? this.queue.takeFirst() : this.queue.takeProbe();
      if (next) this.start(next);
    }
    if (state === "open") {
      for (const waiter of this.queue.takeWhere(() => true)) waiter.refuse(circuitOpen(this.backend));
    }
    this.refuseUntil(this.pause.resumesAtMs, nowMs, pausedTooLong);
    this.refuseUntil(this.breaker.hintEndsAtMs, nowMs, circuitOpen);
    this.setAlarm(nowMs);
  }

  /** Nothing may start until `resumesAtMs`: refuses whom the deadline or the end of the hold reaches first. */
  private refuseUntil(resumesAtMs: number, nowMs: number, refusal: typeof circuitOpen): void {
    if (nowMs >= resumesAtMs) return;
    const { opensAtMs } = this.breaker;
    const endsTooSoon = ({ ticket }: Waiter) =>
      Math.min(ticket.deadline.expiresAtMs, opensAtMs) <= resumesAtMs;
    for (const waiter of this.queue.takeWhere(endsTooSoon)) waiter.refuse(refusal(this.backend));
  }

  private start(waiter: Waiter): void {
    this.inFlight += 1;
    const isProbe = this.breaker.started();
    waiter.start((outcome) => {
      const nowMs = this.clock.monotonicMs();
      this.inFlight -= 1;
      this.breaker.ended(isProbe, outcome.health, nowMs, outcome.retryAfterMs);
      if (outcome.rateLimited) this.pause.pause(nowMs, outcome.retryAfterMs, this.random());
      else if (outcome.health === "well") this.pause.passed(nowMs);
      this.serve();
    });
  }

  private setAlarm(nowMs: number): void {
    this.cancelWake?.();
    this.cancelWake = undefined;
    if (this.queue.length === 0) return;
    const pauseEndsMs = this.pause.resumesAtMs > nowMs ? this.pause.resumesAtMs : Infinity;
    const wakeAtMs = Math.min(pauseEndsMs, this.breaker.nextChangeAtMs(nowMs));
    if (wakeAtMs === Infinity) return;
    this.cancelWake = this.clock.setTimer(() => this.serve(), Math.ceil(wakeAtMs - nowMs));
  }

  private refusalAtDeadline(): ActionFailure {
    const nowMs = this.clock.monotonicMs();
    if (this.breaker.state(nowMs) !== "closed") return circuitOpen(this.backend);
    return nowMs < this.pause.resumesAtMs ? pausedTooLong(this.backend) : queuedTooLong(this.backend);
  }
}
