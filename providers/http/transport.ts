/** One HTTP request, ready to send. */
export interface TransportRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A whole answer, whatever its status. Header names are in lower case. */
export interface TransportAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Sends one request once, follows no redirect, and gives up when `signal` fires. */
export type Transport = (request: TransportRequest, signal: AbortSignal) => Promise<TransportAnswer>;

/** How a request ended without a whole answer. `untrusted`: the server's certificate is not accepted. */
export type TransportFailureKind = "unreachable" | "broken" | "timeout" | "untrusted" | "too-large";

/** A request without a whole answer. It holds a system error code at most: the client's own error carries the token. */
export class TransportFailure extends Error {
  readonly kind: TransportFailureKind;
  /** For example `ECONNREFUSED`. */
  readonly systemCode: string;

  constructor(kind: TransportFailureKind, systemCode: string) {
    super(`${kind} (${systemCode})`);
    this.name = "TransportFailure";
    this.kind = kind;
    this.systemCode = systemCode;
  }
}
