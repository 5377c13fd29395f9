import { startCrm, type CrmSimulator } from "../../../sim/crm/start-crm";
import type { Fault } from "../../../sim/faults/fault";
import { DEVELOPMENT_CREDENTIALS } from "../../../sim/development-credentials";

const { clientId, clientSecret } = DEVELOPMENT_CREDENTIALS.crm;
let crm: CrmSimulator;

beforeEach(async () => {
  crm = await startCrm();
});
afterEach(async () => {
  const unconsumed = crm.faults.unconsumed();
  await crm.close();
  expect(unconsumed).toEqual([]);
});

const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };

/** One token request that meets the fault. */
function callWith(fault: Fault, init: RequestInit = {}): Promise<Response> {
  crm.faults.plan({ match: { method: "POST", path: "/oauth/token" }, fault });
  return fetch(crm.tokenUrl, {
    method: "POST",
    body: new URLSearchParams(form),
    redirect: "manual",
    ...init,
  });
}

describe("injectFault", () => {
  it.each([{ kind: "refuse" }, { kind: "reset" }, { kind: "lost-answer" }] as const)(
    "ends the connection without an answer when $kind",
    async (fault) => {
      await expect(callWith(fault)).rejects.toThrow("fetch failed");
      expect(crm.log.entries).toMatchObject([{ fault: fault.kind, status: null }]);
    },
  );

  it("sends half of a body under the length of the whole when torn-answer", async () => {
    const response = await callWith({ kind: "torn-answer" });
    expect(response.status).toBe(200);
    const length = Number(response.headers.get("content-length"));
    let received = 0;
    const read = async () => {
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>)
        received += chunk.length;
    };
    await expect(read()).rejects.toThrow("terminated");
    expect(received).toBe(Math.floor(length / 2));
  });

  it("answers nothing until the client gives up when stall", async () => {
    const client = new AbortController();
    const answer = callWith({ kind: "stall" }, { signal: client.signal });
    while (crm.log.entries.length === 0) await new Promise(setImmediate);
    client.abort();
    await expect(answer).rejects.toThrow("aborted");
  });

  it("sends a byte at a time and no end when drip", async () => {
    const client = new AbortController();
    const response = await callWith({ kind: "drip", intervalMs: 1 }, { signal: client.signal });
    const reader = response.body?.getReader();
    for (let chunks = 0; chunks < 3; chunks += 1) expect((await reader?.read())?.done).toBe(false);
    client.abort();
    await expect(reader?.read()).rejects.toThrow("aborted");
  });

  it("answers status, headers and body as planned when status", async () => {
    const response = await callWith({
      kind: "status",
      status: 429,
      headers: { "retry-after": "Mon, 05 Jan 2026 08:00:00 GMT" },
      body: { code: "slow_down" },
    });
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("Mon, 05 Jan 2026 08:00:00 GMT");
    expect(await response.json()).toEqual({ code: "slow_down" });
    expect(crm.log.entries).toMatchObject([{ status: 429, fault: "status" }]);
  });

  it.each([
    ["truncated JSON", '{"access_token": "a', undefined],
    ["HTML", "<html></html>", "text/html"],
    ["nothing", "", "application/json"],
  ])("answers %s when raw-body says so", async (_what, body, contentType) => {
    const response = await callWith({
      kind: "raw-body",
      body,
      ...(contentType === undefined ? {} : { contentType }),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(contentType ?? "application/json");
    expect(await response.text()).toBe(body);
  });

  it("streams a JSON string of the size when huge-body", async () => {
    const response = await callWith({ kind: "huge-body", sizeBytes: 200_000 });
    const body = (await response.json()) as string;
    expect(body).toHaveLength(199_998);
  });

  it("stops streaming when the client of a huge-body hangs up", async () => {
    const client = new AbortController();
    const response = await callWith({ kind: "huge-body" }, { signal: client.signal });
    await response.body?.getReader().read();
    client.abort();
    const health = await fetch(`${crm.url}/sim/health`);
    expect(await health.json()).toEqual({ service: "crm-sim" });
  });

  it("names the other place when redirect", async () => {
    const response = await callWith({ kind: "redirect", location: "http://127.0.0.1:1/", status: 307 });
    expect(response.status).toBe(307);
    expect(response.headers.get("location")).toBe("http://127.0.0.1:1/");
  });

  it("answers as ever, only later, when delay", async () => {
    const response = await callWith({ kind: "delay", delayMs: 2 });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ token_type: "Bearer" });
  });

  it("ends a stalled and a delayed request when the simulator closes", async () => {
    const other = await startCrm();
    other.faults.plan({ fault: { kind: "stall" } }, { fault: { kind: "delay", delayMs: 60_000 } });
    const calls = [fetch(`${other.url}/contacts/a`), fetch(`${other.url}/contacts/b`)];
    const settled = Promise.allSettled(calls);
    while (other.log.entries.length < 2) await new Promise(setImmediate);
    await other.close();
    expect((await settled).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });
});
