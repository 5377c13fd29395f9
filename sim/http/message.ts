import type { IncomingHttpHeaders } from "node:http";

/** A request as a route's handler sees it. */
export interface SimRequest {
  readonly method: string;
  /** Without the query, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The values of the route's `{name}` segments, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An answer before it goes over the wire, so that a fault can lose it, tear it or hold it back. */
export interface SimAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Absent for an answer without a body. */
  readonly body?: string;
}

/** An answer with a JSON body. */
export function jsonAnswer(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): SimAnswer {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(value) };
}
