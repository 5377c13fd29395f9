/** One HTTP request, complete. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Sent instead of `body`, with its length. */
  readonly bytes?: Uint8Array;
}

/** One whole HTTP answer, whatever its status. Header names are in lower case. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/**
 * Sends one request and waits for the whole answer. Follows no redirect, repeats nothing, and ends the
 * connection when `signal` is aborted.
 *
 * @throws TransportFailure
 */
export type HttpTransport = (request: HttpRequest, signal: AbortSignal) => Promise<HttpAnswer>;

/**
 * No usable answer came. `aborted`: the caller's signal fired; `too-large`: more bytes than the transport takes;
 * `connection`: everything else, from a name that is not known to an answer that broke off.
 */
export class TransportFailure extends Error {
  override readonly name = "TransportFailure";

  constructor(
    readonly kind: "aborted" | "too-large" | "connection",
    /** Error code of Node.js, such as ECONNRESET; nothing else of the error is kept. */
    readonly reason: string,
  ) {
    super(`${kind}: ${reason}`);
  }
}
