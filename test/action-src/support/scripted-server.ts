import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  createServer,
} from "node:http";
import type { AddressInfo } from "node:net";

/** What the server does with one request. `onStall` tells the test that no more will come. */
export type ScriptedAnswer = (response: ServerResponse, onStall: () => void) => void;

/** A request as the server saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly body: string;
}

/** A real HTTP server on loopback that answers what it was told to. */
export class ScriptedServer {
  readonly requests: SeenRequest[] = [];
  onStall: (path: string) => void = () => undefined;
  private readonly planned = new Map<string, ScriptedAnswer[]>();
  private readonly standing = new Map<string, ScriptedAnswer>();
  private readonly server: Server = createServer((request, response) => void this.serve(request, response));

  static async start(): Promise<ScriptedServer> {
    const server = new ScriptedServer();
    await new Promise<void>((resolve) => server.server.listen(0, "127.0.0.1", resolve));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The next answers to requests whose `METHOD /path` starts with `route`, each used once. */
  plan(route: string, ...answers: ScriptedAnswer[]): void {
    this.planned.set(route, [...(this.planned.get(route) ?? []), ...answers]);
  }

  /** The answer when no planned one is left. */
  always(route: string, answer: ScriptedAnswer): void {
    this.standing.set(route, answer);
  }

  /** Requests whose `METHOD /path` starts with `route`. */
  count(route: string): number {
    return this.requests.filter((request) => `${request.method} ${request.path}`.startsWith(route)).length;
  }

  /** Ends the server. Planned answers that nobody asked for fail the test. */
  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    const unused = [...this.planned].filter(([, answers]) => answers.length > 0).map(([route]) => route);
    if (unused.length > 0) throw new Error(`Planned answers were not asked for: ${unused.join(", ")}`);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const { method = "", url: path = "", headers } = request;
    const { authorization, "content-type": contentType } = headers;
    this.requests.push({ method, path, headers, authorization, contentType, body });
    const answer = this.next(`${method} ${path}`);
    answer(response, () => this.onStall(path));
  }

  private next(line: string): ScriptedAnswer {
    for (const [route, answers] of this.planned) {
      const answer = line.startsWith(route) ? answers.shift() : undefined;
      if (answer) return answer;
    }
    for (const [route, answer] of this.standing) if (line.startsWith(route)) return answer;
    throw new Error(`No answer is planned for ${line}`);
  }
}
