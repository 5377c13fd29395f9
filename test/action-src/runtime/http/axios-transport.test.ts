import { createAxiosTransport } from "../../../../action-src/runtime/http/axios-transport";
import * as answers from "../../support/answers";
import { ScriptedServer } from "../../support/scripted-server";

const { signal } = new AbortController();

describe("createAxiosTransport", () => {
  let server: ScriptedServer;
  beforeEach(async () => (server = await ScriptedServer.start()));
  afterEach(() => server.close());

  it("sends one request after another over the same connection", async () => {
    const ports = new Set<number | undefined>();
    server.always("GET /", (response, onStall) => {
      ports.add(response.req.socket.remotePort);
      answers.json(200, {})(response, onStall);
    });
    const transport = createAxiosTransport();
    for (let request = 0; request < 3; request += 1)
      await transport({ method: "GET", url: `${server.url}/`, headers: {} }, signal);
    expect(ports.size).toBe(1);
  });

  it("gives the body as it was sent, JSON too", async () => {
    server.always("GET /", answers.json(200, { id: 1 }, { "x-more": "yes" }));
    const answer = await createAxiosTransport()(
      { method: "GET", url: `${server.url}/`, headers: {} },
      signal,
    );
    expect(answer).toMatchObject({ status: 200, headers: { "x-more": "yes" }, body: '{"id":1}' });
  });
});
