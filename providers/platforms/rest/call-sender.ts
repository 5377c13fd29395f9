import type { Clock } from "../../../foundation/clock";
import { ConcurrencyLimit } from "../../http/concurrency-limit";
import { RateGate } from "../../http/rate-gate";
import { sendWithTimeout } from "../../http/send-with-timeout";
import type { HttpTransport, HttpAnswer, HttpRequest } from "../../../foundation/http-transport";
import { sendWithAttempts } from "./attempts";
import type { RestDialect } from "./rest-dialect";

/** Calls in flight at once, over all resources of a process. The engine itself starts as many as there are CPUs. */
const MAX_CALLS_IN_FLIGHT = 4;

/** One call, whole: where, what, and what may be done when it fails. */
export interface Call {
  /** The operation and its target, for errors. */
  readonly operation: string;
  readonly method: HttpRequest["method"];
  readonly path: string;
  /** What the path is below, without a slash at its end. Default: the sender's. */
  readonly baseUrl?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Sent instead of `body`. */
  readonly bytes?: Uint8Array;
  /** Whether sending it twice has the effect of sending it once. */
  readonly repeatable: boolean;
  /** Values that no error may quote. */
  readonly secrets: readonly string[];
  /** Default: the sender's. */
  readonly timeoutMs?: number;
}

/** What the client takes from the outside world. */
export interface SenderDependencies {
  readonly transport: HttpTransport;
  readonly clock: Clock;
  /** A number from 0 up to 1, for jitter. */
  readonly random: () => number;
}

/** Sends calls to one platform: a few at a time, none while a rate limit is on, each with a timeout. */
export class CallSender {
  private readonly limit = new ConcurrencyLimit(MAX_CALLS_IN_FLIGHT);
  private readonly gate: RateGate;

  /** @param callTimeoutMs of a call that does not name its own */
  constructor(
    readonly dialect: RestDialect,
    private readonly baseUrl: string,
    private readonly callTimeoutMs: number,
    private readonly dependencies: SenderDependencies,
  ) {
    this.gate = new RateGate(dependencies.clock);
  }

  /**
   * Sends a call, again where that helps.
   *
   * @returns an answer below 500 that is not 429
   * @throws RATE_LIMITED, UNREACHABLE, TIMEOUT, SERVER_ERROR
   */
  async send(call: Call): Promise<HttpAnswer> {
    const { transport, clock, random } = this.dependencies;
    const { baseUrl = this.baseUrl } = call;
    const request: HttpRequest = {
      method: call.method,
      url: baseUrl + call.path,
      headers: { accept: "application/json", ...call.headers },
      ...(call.body === undefined ? {} : { body: call.body }),
      ...(call.bytes === undefined ? {} : { bytes: call.bytes }),
    };
    const once = () =>
      this.limit.run(async () => {
        await this.gate.passed();
        return sendWithTimeout(transport, request, call.timeoutMs ?? this.callTimeoutMs, clock);
      });
    return sendWithAttempts(once, {
      ...call,
      baseUrl,
      dialect: this.dialect,
      clock,
      random,
      gate: this.gate,
    });
  }
}
