import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** How the server ends a request: this answer (default 200 with `{}`), or no answer. */
export type Answer =
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** An object is sent as JSON. */
      readonly body?: unknown;
    }
  | "hang up";

/** A request as the server saw it. */
export interface SeenRequest {
  readonly method: string | undefined;
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A server that answers what a test tells it, and a token at any path that ends with `/token` otherwise: `token-1`, `token-2`, …. */
export class AnsweringServer {
  readonly seen: SeenRequest[] = [];
  private readonly planned = new Map<string, Answer[]>();
  private tokens = 0;
  private readonly server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method, url: path = "", headers } = request;
      this.seen.push({ method, path, headers, body: Buffer.concat(chunks).toString() });
      const answer = this.next(path);
      if (answer === "hang up") return void request.socket.destroy();
      const { status = 200, headers: answered = {}, body = {} } = answer;
      response.writeHead(status, { "content-type": "application/json", ...answered });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
  }

  async close(): Promise<void> {
    await new Promise((resolve) => {
      this.server.close(resolve);
      this.server.closeAllConnections();
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Plans what the next requests to a path get, one after the other; the last is repeated. */
  plan(path: string, ...answers: Answer[]): void {
    this.planned.set(path, answers);
  }

  /** What was asked of a path so far. */
  requestsTo(path: string): SeenRequest[] {
    return this.seen.filter((request) => request.path === path);
  }

  private next(path: string): Answer {
    const answers = this.planned.get(path) ?? [];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer !== undefined) return answer;
    if (!path.endsWith("/token")) return {};
    this.tokens += 1;
    return { body: { access_token: `token-${this.tokens}`, expires_in: 3_600 } };
  }
}

/** What a promise is rejected with; fails where it is not. */
export async function failureOf(work: Promise<unknown>): Promise<Error> {
  const failure: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(Error);
  return failure as Error;
}
