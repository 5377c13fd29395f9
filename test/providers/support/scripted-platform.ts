import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { axiosTransport } from "../../../providers/http/axios-transport";
import { ApiCalls } from "../../../providers/platforms/genesys-cloud/api-calls";
import { TOKEN_PATH } from "../../../providers/platforms/genesys-cloud/api-paths";
import { GENESYS_DIALECT } from "../../../providers/platforms/genesys-cloud/dialect";
import { AuthorizedCaller } from "../../../providers/platforms/rest/authorized-caller";
import { CallSender } from "../../../providers/platforms/rest/call-sender";
import { TokenSource } from "../../../providers/platforms/rest/token-source";
import { VirtualClock } from "../../support/virtual-clock";

/** A request as the server got it. */
export interface SentRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** The body, where it is JSON. */
  readonly json: unknown;
}

/** An answer that is not simply a success with JSON. */
export class Answer {
  constructor(
    readonly status: number,
    readonly body: string = "{}",
    /** Empty for none. */
    readonly contentType = "application/json",
  ) {}
}

/** The connection ends without an answer: nobody knows whether the request was carried out. */
export const LOST = Symbol("lost");

/**
 * What a request is answered: JSON, an {@link Answer}, {@link LOST}, or undefined for "not found".
 *
 * @param nth how often this method and path were asked for, from 1
 */
export type Script = (request: SentRequest, nth: number) => unknown;

/** What is answered by method and path, the query apart: a {@link Script}, or always the same. */
export type Answers = Readonly<Record<string, unknown>>;

/** The nth answer for the nth request; the last one stays. */
export function inTurn(...answers: readonly unknown[]): Script {
  return (_request, nth) => answers[Math.min(nth, answers.length) - 1];
}

/** A list's only page. */
export function page(...entities: readonly unknown[]) {
  return { entities, pageCount: 1 };
}

const started = new Set<ScriptedPlatform>();
afterEach(async () => {
  for (const platform of started) await platform.close();
  started.clear();
});

/** A server on loopback that plays an API which answers as a test says, until the test's end; tokens it gives by itself. */
export class ScriptedPlatform {
  /** What it was asked, tokens apart. */
  readonly requests: SentRequest[] = [];

  private constructor(
    private readonly server: Server,
    private readonly script: Script,
  ) {}

  static async start(script: Script | Answers): Promise<ScriptedPlatform> {
    const server = createServer();
    const platform = new ScriptedPlatform(server, typeof script === "function" ? script : scriptOf(script));
    started.add(platform);
    server.on("request", (request, response) => {
      void platform.answerTo(request).then((answer) => {
        if (answer === undefined) return request.socket.destroy();
        if (answer.contentType !== "") response.setHeader("content-type", answer.contentType);
        return response.writeHead(answer.status).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return platform;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The requests so far, each as its method and its path. */
  get asked(): string[] {
    return this.requests.map(({ method, path }) => `${method} ${path}`);
  }

  /** The bodies that were sent with a method to a path. */
  sent(method: string, path: string): unknown[] {
    return this.requests.filter((one) => one.method === method && one.path === path).map(({ json }) => json);
  }

  /** How often that was. */
  times(method: string, path: string): number {
    return this.sent(method, path).length;
  }

  close(): Promise<unknown> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    return closed;
  }

  private async answerTo(request: IncomingMessage): Promise<Answer | undefined> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { method = "", url: path = "", headers } = request;
    if (path === TOKEN_PATH) return new Answer(200, '{"access_token":"token","expires_in":86400}');
    const sent = { method, path, headers, body, json: parsed(body.toString()) };
    this.requests.push(sent);
    const answer = this.script(sent, this.asked.filter((one) => one === `${method} ${path}`).length);
    if (answer === LOST) return undefined;
    if (answer === undefined) return new Answer(404, '{"code":"not.found"}');
    return answer instanceof Answer ? answer : new Answer(200, JSON.stringify(answer));
  }
}

/** The means of calling it: the real ones, on a clock of their own and without jitter. */
export function callsTo({ url }: ScriptedPlatform) {
  const clock = new VirtualClock();
  const random = () => 0.5;
  const sender = new CallSender(GENESYS_DIALECT, url, 5_000, { transport: axiosTransport, clock, random });
  const client = { clientId: "id", clientSecret: "secret", path: TOKEN_PATH };
  const calls = new ApiCalls(new AuthorizedCaller(sender, new TokenSource(client, sender, clock)));
  return { calls, sender, clock, random };
}

function scriptOf(answers: Answers): Script {
  return (request, nth) => {
    const [path = ""] = request.path.split("?");
    const answer = answers[`${request.method} ${path}`];
    return typeof answer === "function" ? (answer as Script)(request, nth) : answer;
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
