import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { axiosTransport } from "../../../providers/http/axios-transport";

const never = new AbortController().signal;
const NAMES = ["http_proxy", "HTTP_PROXY", "no_proxy", "NO_PROXY"];
let server: Server;
let before: [string, string | undefined][];

beforeEach(async () => {
  before = NAMES.map((name) => [name, process.env[name]]);
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method, url, headers } = request;
      response.writeHead(url === "/empty" ? 204 : 418, { "X-Seen": "Yes" });
      response.end(
        url === "/empty"
          ? ""
          : JSON.stringify({ method, url, headers, body: Buffer.concat(chunks).toString() }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  for (const [name, value] of before) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  await new Promise((resolve) => server.close(resolve));
});
const urlOf = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

describe("axiosTransport", () => {
  it("gives any status, header names in small letters, and the body as the text it is", async () => {
    const request = {
      method: "PUT",
      url: urlOf("/a?b=1"),
      headers: { "x-a": "b" },
      body: '{"c":1}',
    } as const;
    const answer = await axiosTransport(request, never);
    expect(answer).toMatchObject({ status: 418, headers: { "x-seen": "Yes" } });
    expect(JSON.parse(answer.body)).toMatchObject({
      method: "PUT",
      url: "/a?b=1",
      headers: { "x-a": "b" },
      body: '{"c":1}',
    });
  });

  it("sends no body where there is none, and gives an empty text for an answer without one", async () => {
    const { body } = await axiosTransport({ method: "GET", url: urlOf("/a"), headers: {} }, never);
    expect(JSON.parse(body)).toMatchObject({ body: "" });
    expect(body).not.toMatch(/content-(length|type)/);
    const empty = await axiosTransport({ method: "GET", url: urlOf("/empty"), headers: {} }, never);
    expect(empty).toMatchObject({ status: 204, body: "" });
  });

  it("takes no proxy of the shell's environment to this machine", async () => {
    for (const name of NAMES) delete process.env[name];
    process.env["http_proxy"] = "http://127.0.0.1:1";
    expect(await axiosTransport({ method: "GET", url: urlOf("/a"), headers: {} }, never)).toMatchObject({
      status: 418,
    });
  });

  it("fails as aborted when it is cancelled before it began", async () => {
    const sent = axiosTransport({ method: "GET", url: urlOf("/a"), headers: {} }, AbortSignal.abort());
    await expect(sent).rejects.toMatchObject({ name: "TransportFailure", kind: "aborted" });
  });
});
