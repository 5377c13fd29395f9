import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A comment as GitHub's REST API shows it, as far as it matters here. */
export interface GitHubComment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string; readonly type: "Bot" | "User" };
}

/** A server on loopback that speaks the comment endpoints of GitHub's REST API for the repository `acme/flows`. */
export interface GitHubServer {
  readonly url: string;
  readonly token: string;
  /** The comments of pull request 7, oldest first. */
  readonly comments: GitHubComment[];
  /** `METHOD path` of every request, in order. */
  readonly requests: string[];
  close(): Promise<void>;
}

const repository = "/repos/acme/flows";

/** Starts the server; it lists at most 100 comments a page, as GitHub does. */
export async function startGitHub(): Promise<GitHubServer> {
  const token = "loopback-token";
  const comments: GitHubComment[] = [];
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    void answer(request, response, token, comments);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    comments,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
  comments: GitHubComment[],
): Promise<void> {
  const send = (status: number, body: unknown): void =>
    void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  if (request.headers.authorization !== `Bearer ${token}`) return send(401, { message: "Bad credentials" });
  const url = new URL(request.url ?? "/", "http://github");
  const route = `${request.method} ${url.pathname}`;
  if (route === `GET ${repository}/issues/7/comments`) {
    const size = Math.min(Number(url.searchParams.get("per_page") ?? 30), 100);
    const start = (Number(url.searchParams.get("page") ?? 1) - 1) * size;
    return send(200, comments.slice(start, start + size));
  }
  const { body = "" } = JSON.parse(await textOf(request)) as { body?: string };
  if (body.length > 65_536) return send(422, { message: "Body is too long (maximum is 65536 characters)" });
  if (route === `POST ${repository}/issues/7/comments`) {
    const user = { login: "github-actions[bot]", type: "Bot" } as const;
    comments.push({ id: 1_000 + comments.length, body, user });
    return send(201, comments.at(-1));
  }
  const id = Number(/\/issues\/comments\/(\d+)$/.exec(url.pathname)?.[1]);
  const comment = comments.find((one) => one.id === id);
  if (request.method !== "PATCH" || comment === undefined) return send(404, { message: "Not Found" });
  comment.body = body;
  return send(200, comment);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString() || "{}";
}
