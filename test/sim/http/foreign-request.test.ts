import { request } from "node:http";
import { startCrm, type CrmSimulator } from "../../../sim/crm/start-crm";
import { refusalOfForeign } from "../../../sim/http/foreign-request";
import { startCxone, type CxoneSimulator } from "../../../sim/cxone/start-cxone";

let crm: CrmSimulator;
let cxone: CxoneSimulator;
beforeEach(async () => {
  [crm, cxone] = await Promise.all([startCrm(), startCxone()]);
});
afterEach(async () => {
  await Promise.all([crm.close(), cxone.close()]);
});

/** Not `fetch`, which lets nobody choose these headers. `PORT` in a header stands for the simulator's. */
function call(
  { port }: { readonly port: number },
  path: string,
  headers: Readonly<Record<string, string>>,
  method = "GET",
): Promise<{ status: number | undefined; body: Record<string, unknown> }> {
  const sent = Object.entries(headers).map(([name, value]) => [name, value.replace("PORT", String(port))]);
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, host: "127.0.0.1", path, method, headers: Object.fromEntries(sent) });
    outgoing.on("error", reject).on("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => {
        resolve({ status: response.statusCode, body: JSON.parse(text) as Record<string, unknown> });
      });
    });
    outgoing.end(method === "GET" ? undefined : "{}");
  });
}

describe("refusalOfForeign", () => {
  it.each<[string, Record<string, string>, string]>([
    ["a name that was pointed at loopback", { host: "rebound.example:PORT" }, "host.foreign"],
    ["a loopback name without the port", { host: "127.0.0.1" }, "host.foreign"],
    ["another port", { host: "127.0.0.1:1" }, "host.foreign"],
    ["a name that only begins like loopback", { host: "localhost.example:PORT" }, "host.foreign"],
    ["an address of the network", { host: "0.0.0.0:PORT" }, "host.foreign"],
    ["a page's origin", { origin: "https://page.example" }, "origin.foreign"],
    ["a page of another port of this machine", { origin: "http://localhost:3000" }, "origin.foreign"],
    ["its own port under another of its names", { origin: "http://localhost:PORT" }, "origin.foreign"],
    ["a sandboxed page", { origin: "null" }, "origin.foreign"],
    ["its own origin under TLS", { origin: "https://127.0.0.1:PORT" }, "origin.foreign"],
    ["a cross-site request without an origin", { "sec-fetch-site": "cross-site" }, "origin.foreign"],
    ["a same-site request without an origin", { "sec-fetch-site": "same-site" }, "origin.foreign"],
  ])("answers 403 in each simulator's form when a request has %s", async (_case, headers, code) => {
    for (const simulator of [cxone, crm]) {
      for (const [method, path] of [
        ["POST", "/oauth/token"],
        ["GET", "/api/v2/data/actions"],
        ["GET", "/sim/health"],
        ["POST", "/sim/faults"],
      ] as const) {
        const { status, body } = await call(simulator, path, headers, method);
        expect([path, status, body]).toMatchObject([path, 403, { code, message: expect.any(String) }]);
      }
    }
    expect((await call(crm, "/sim/log", headers)).body.message).toContain(`http://127.0.0.1:${crm.port}`);
    // Seen in the log, and without effect: a planned fault is still there.
    expect(crm.log.entries.map(({ status }) => status)).toEqual([403, 403]);
    crm.faults.plan({ fault: { kind: "status", status: 503 } });
    await call(crm, "/contacts/a", headers);
    expect(crm.faults.unconsumed()).toHaveLength(1);
  });

  it.each<[string, Record<string, string>]>([
    ["no Origin", {}],
    ["the host localhost", { host: "LocalHost:PORT" }],
    ["the host [::1]", { host: "[::1]:PORT" }],
    ["its own origin", { origin: "http://127.0.0.1:PORT", "sec-fetch-site": "same-origin" }],
    ["its own origin by name", { host: "localhost:PORT", origin: "http://localhost:PORT" }],
    ["an address that was typed into a browser", { "sec-fetch-site": "none" }],
  ])("lets a request through when it has %s", async (_case, headers) => {
    expect(await call(crm, "/sim/health", headers)).toEqual({ status: 200, body: { service: "crm-sim" } });
  });
});

describe("refusalOfForeign, on the port that clients leave out", () => {
  it.each([
    ["127.0.0.1", 80, undefined],
    ["LOCALHOST:80", 80, undefined],
    ["127.0.0.1.evil.example", 80, "host.foreign"],
    ["127.0.0.1:8080", 80, "host.foreign"],
    ["127.0.0.1", 18_080, "host.foreign"],
  ])("judges the host %s on port %d", (host, port, code) => {
    expect(refusalOfForeign({ host }, port)?.code).toBe(code);
  });
});
