import {
  type HttpAnswer,
  type HttpRequest,
  type HttpTransport,
  TransportFailure,
} from "../../../../foundation/http-transport";
import type { Call } from "../../../../providers/platforms/rest/call-sender";
import { failureOf } from "../../support/answering-server";
import { ExamplePlatform, useExamplePlatform } from "./example-platform";

const platform = useExamplePlatform();
const CALL: Call = {
  operation: "Reading of it",
  method: "GET",
  path: "/things",
  headers: {},
  repeatable: false,
  secrets: [],
};

describe("CallSender", () => {
  it("asks for JSON at its own address, without a body where there is none", async () => {
    expect(await platform().connect().sender.send(CALL)).toMatchObject({ status: 200, body: "{}" });
    const [seen] = platform().seen;
    expect(seen).toMatchObject({
      method: "GET",
      path: "/things",
      headers: { accept: "application/json" },
      body: "",
    });
    expect(seen?.headers).not.toHaveProperty("content-length");
  });

  it.each<[string, Partial<Call>]>([
    ["text", { body: "päyload" }],
    ["bytes", { bytes: Buffer.from("päyload") }],
  ])("sends %s as it is, with its length and the call's headers", async (_name, content) => {
    await platform()
      .connect()
      .sender.send({ ...CALL, ...content, method: "PUT", headers: { accept: "text/plain", "x-a": "b" } });
    expect(platform().seen).toMatchObject([
      {
        method: "PUT",
        headers: { accept: "text/plain", "x-a": "b", "content-length": "8" },
        body: "päyload",
      },
    ]);
  });

  it("sends a call to the address that it names, and speaks of that in its errors", async () => {
    const elsewhere = new ExamplePlatform();
    await elsewhere.start();
    const { sender } = platform().connect();
    const call = { ...CALL, baseUrl: `${elsewhere.url}/below` };
    await sender.send(call);
    expect([elsewhere.seen.map(({ path }) => path), platform().seen]).toEqual([["/below/things"], []]);
    const { host } = new URL(elsewhere.url);
    elsewhere.plan("/below/things", "hang up");
    expect((await failureOf(sender.send(call))).message).toContain(`the connection to ${host} `);
    await elsewhere.close();
  });

  it.each([
    [undefined, 30_000],
    [40_000, 40_000],
  ])("gives up a call with a limit of %s after %d ms", async (timeoutMs, endedAtMs) => {
    const silent: HttpTransport = (_request, signal) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener("abort", () => reject(new TransportFailure("connection", "ECONNRESET"))),
      );
    const { clock } = platform();
    const { sender } = platform().connect({ transport: silent });
    const failure = failureOf(sender.send({ ...CALL, ...(timeoutMs === undefined ? {} : { timeoutMs }) }));
    expect(await clock.run(failure)).toMatchObject({
      code: "PLATFORM_TIMEOUT",
      message: expect.stringContaining(`in time (${endedAtMs} ms)`),
    });
    expect(clock.monotonicMs()).toBe(endedAtMs);
  });

  it("has four calls under way at most", async () => {
    let underWay = 0;
    let most = 0;
    const transport: HttpTransport = async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return { status: 200, headers: {}, body: "" };
    };
    const { sender } = platform().connect({ transport });
    await Promise.all(Array.from({ length: 20 }, () => sender.send(CALL)));
    expect(most).toBe(4);
  });

  it("begins no call while another was told to wait", async () => {
    const { clock } = platform();
    const begunAtMs: Record<string, number[]> = {};
    const transport = ({ url }: HttpRequest): Promise<HttpAnswer> => {
      const times = (begunAtMs[new URL(url).pathname] ??= []);
      times.push(clock.monotonicMs());
      const isFirst = url.endsWith("/first") && times.length === 1;
      const headers = { "retry-after": "7" };
      return Promise.resolve({ status: isFirst ? 429 : 200, headers: isFirst ? headers : {}, body: "" });
    };
    const { sender } = platform().connect({ transport });
    await sender.send({ ...CALL, path: "/first" });
    await sender.send({ ...CALL, path: "/second" });
    expect(begunAtMs).toEqual({ "/first": [0, 7_000], "/second": [7_000] });
  });
});
