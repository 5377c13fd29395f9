import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { connectToCxone } from "../../../../providers/platforms/cxone/connect";
import type { DataActionsApi } from "../../../../providers/platforms/data-actions-api";
import { axiosTransport } from "../../../../providers/http/axios-transport";
import type { HttpTransport } from "../../../../foundation/http-transport";
import { startCxone, type CxoneSimulator } from "../../../../sim/cxone/start-cxone";
import { loadContract } from "../../../openapi/contract-validator";
import { OneResourceStack } from "../../support/one-resource-stack";
import { CLIENT, provideFor } from "../../support/provider-under-test";
import { sampleInputs } from "../../support/sample-program";
import { VirtualClock } from "../../../support/virtual-clock";

let simulator: CxoneSimulator;
let clock: VirtualClock;
let api: DataActionsApi;
const connect = (transport: HttpTransport = axiosTransport, clientSecret = CLIENT.secret) =>
  connectToCxone(
    { baseUrl: simulator.url, clientId: CLIENT.id, clientSecret },
    { transport, clock, random: () => 0.5 },
  );
const requests = (path: RegExp) => simulator.log.entries.filter((entry) => path.test(entry.path)).length;

beforeEach(async () => {
  simulator = await startCxone();
  clock = new VirtualClock();
  api = connect();
});
afterEach(() => simulator.close());

describe("connectToCxone", () => {
  it.each(["/api/v2", "/api/v2/data/actions", "/cxone"])(
    "forgets no action because the address has %s behind it, where there is no API",
    async (path) => {
      const stack = new OneResourceStack(await provideFor(simulator.url, clock));
      await stack.up(sampleInputs());
      const id = stack.state?.["id"] ?? "";
      const elsewhere = connectToCxone(
        { baseUrl: simulator.url + path, clientId: CLIENT.id, clientSecret: CLIENT.secret },
        { transport: axiosTransport, clock, random: () => 0.5 },
      );
      const told = "the address has no token endpoint. Check that cxoneBaseUrl is the API's address";
      await expect(elsewhere.getAction(id)).rejects.toThrow(told);
      await expect(elsewhere.deleteAction(id)).rejects.toThrow(told);
    },
  );

  it("sends nothing that the OpenAPI document does not have", async () => {
    const contract = loadContract();
    const problems: string[] = [];
    const seen = new Set<string>();
    const recording: HttpTransport = async (request, signal) => {
      const path = request.url.slice(simulator.url.length);
      const contentType = request.headers["content-type"];
      const body = contentType?.includes("form")
        ? (Object.fromEntries(new URLSearchParams(request.body)) as unknown)
        : request.body && (JSON.parse(request.body) as unknown);
      seen.add(`${request.method} ${path.replaceAll(/[0-9a-f-]{36}/g, "{id}").split("?")[0]}`);
      problems.push(
        ...contract.validateRequest(request.method, path, body, contentType ? { contentType } : {}),
      );
      return axiosTransport(request, signal);
    };
    const stack = new OneResourceStack(await provideFor(simulator.url, clock, recording));
    await stack.up(sampleInputs());
    stack.state = undefined;
    await stack.up(sampleInputs());
    await stack.refresh();
    const executed = await connect(recording).executeAction(stack.state?.["id"] ?? "", { id: "1" });
    expect(executed.outputs).toEqual({ tier: "gold" });
    await connect(recording).readExecution(stack.state?.["id"] ?? "", executed.executionId ?? "");
    await stack.destroy();
    expect(problems).toEqual([]);
    expect([...seen].sort()).toEqual([
      "DELETE /api/v2/data/actions/{id}",
      "GET /api/v2/data/actions",
      "GET /api/v2/data/actions/{id}",
      "GET /api/v2/data/actions/{id}/executions/{id}",
      "POST /api/v2/data/actions",
      "POST /api/v2/data/actions/{id}/execute",
      "POST /oauth/token",
      "PUT /api/v2/data/actions/{id}",
    ]);
  });

  it("asks for one token when many calls need it, and for one more when it is refused", async () => {
    const all = () => Promise.all(Array.from({ length: 20 }, (_, n) => api.getAction(`none-${n}`)));
    await all();
    expect(requests(/oauth/)).toBe(1);
    simulator.revokeTokens();
    await all();
    expect(requests(/oauth/)).toBe(2);
  });

  it("refreshes once and then gives up when CXone refuses every token", async () => {
    simulator.faults.plan({
      match: { path: /actions/ },
      times: "always",
      fault: { kind: "status", status: 401 },
    });
    await expect(api.getAction("x")).rejects.toMatchObject({ code: "CXONE_UNAUTHORIZED" });
    expect([requests(/oauth/), requests(/actions/)]).toEqual([2, 2]);
  });

  it("says which keys to check, without their values, when the credentials are wrong", async () => {
    const wrong = "a-wrong-secret";
    const error = await connect(axiosTransport, wrong)
      .getAction("x")
      .catch((caught: Error) => caught);
    expect(error).toMatchObject({ code: "CXONE_UNAUTHORIZED" });
    const { message, stack } = error as Error;
    expect(JSON.stringify(error) + message + stack).not.toContain(wrong);
  });

  it("takes no token to another host when it is redirected", async () => {
    const visits: string[] = [];
    const elsewhere = createServer((request, response) => {
      visits.push(request.url ?? "");
      response.end("{}");
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
    const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    simulator.faults.plan({ match: { path: /actions/ }, fault: { kind: "redirect", location } });
    await expect(api.getAction("x")).rejects.toMatchObject({ code: "CXONE_REDIRECTED" });
    await new Promise((resolve) => elsewhere.close(resolve));
    expect(visits).toEqual([]);
  });

  it("waits as long as it is asked to, and makes the other calls wait too, when there are too many", async () => {
    const headers = { "retry-after": "7" };
    simulator.faults.plan({ match: { path: /actions/ }, fault: { kind: "status", status: 429, headers } });
    await api.getAction("one");
    await api.getAction("two");
    expect(clock.sleptMs).toEqual([7_000]);
  });

  it.each([["0"], ["Mon, 05 Jan 2015 08:00:00 GMT"]])(
    "backs off all the same when it is told to come back at once (Retry-After: %s)",
    async (hint) => {
      const headers = { "retry-after": hint };
      const fault = { kind: "status", status: 429, headers } as const;
      simulator.faults.plan({ match: { path: /actions/ }, times: "always", fault });
      await expect(api.getAction("one")).rejects.toMatchObject({ code: "CXONE_RATE_LIMITED" });
      expect(clock.sleptMs).toEqual([375, 750, 1_500, 3_000, 6_000, 6_000, 6_000, 6_000]);
    },
  );

  it("fails at once when it is asked to wait for an hour", async () => {
    const headers = { "retry-after": "3600" };
    simulator.faults.plan({ match: { path: /actions/ }, fault: { kind: "status", status: 429, headers } });
    await expect(api.getAction("one")).rejects.toMatchObject({ code: "CXONE_RATE_LIMITED" });
    expect(clock.sleptMs).toEqual([]);
  });

  it("masks what the server echoes of the environment when it refuses an action", async () => {
    const body = { status: 400, code: "bad", message: "no good: crm-secret-value", contextId: "c" };
    simulator.faults.plan({ match: { path: /actions/ }, fault: { kind: "status", status: 400, body } });
    const stack = new OneResourceStack(await provideFor(simulator.url, clock));
    const error = await stack.up(sampleInputs()).catch((caught: Error) => caught);
    expect(String(error)).toContain("no good: [secret]");
  });

  it.each([
    ["as it is", (token: string) => token],
    ["percent-encoded", encodeURIComponent],
    ["percent-encoded in small letters", (token: string) => encodeURIComponent(token).toLowerCase()],
    ["in base64", (token: string) => Buffer.from(token).toString("base64")],
    ["in base64 for URLs", (token: string) => Buffer.from(token).toString("base64url")],
    ["in base64 with its scheme", (token: string) => Buffer.from(`Bearer ${token}`).toString("base64")],
  ])("masks the token that the server echoes %s", async (_form, encode) => {
    // In small letters, so that nothing but the encoding changes in them.
    const token = "a+token/of==the?server~";
    const answers: HttpTransport = ({ url, headers }) => {
      const echo = encode(headers["authorization"]?.replace("Bearer ", "") ?? "");
      const body = url.endsWith("/oauth/token")
        ? { access_token: token, expires_in: 3600 }
        : { status: 400, code: "bad", message: `no good: <${echo}>`, contextId: "c" };
      const status = url.endsWith("/oauth/token") ? 200 : 400;
      return Promise.resolve({ status, headers: {}, body: JSON.stringify(body) });
    };
    const error = await connect(answers)
      .getAction("x")
      .catch((caught: Error) => caught);
    expect((error as Error).message).toContain("no good: <[secret]>");
  });

  it.each(["..", ".", "a/b", "a?b", "%2e%2e", "ü"])(
    "stays below the actions when the id is %p",
    async (id) => {
      expect(await api.getAction(id)).toBeUndefined();
      const last = simulator.log.entries.at(-1);
      expect(last?.path).toMatch(/^\/api\/v2\/data\/actions\/[^/?]+$/);
    },
  );
});
