import { runSimulators, type Simulators } from "../../../sim/run-simulators";
import { useTemporaryFolder } from "../../support/temporary-folder";
import { actionBody, zipOf } from "../cxone/cxone-fixture";

const dataDir = useTemporaryFolder();
let simulators: Simulators;
let key: string;
const links: string[] = [];
beforeEach(async () => {
  links.length = 0;
  const onConsoleLink = (url: string) => void links.push(url);
  simulators = await runSimulators({
    cxonePort: 0,
    crmPort: 0,
    genesysPort: 0,
    dataDir: dataDir(),
    onConsoleLink,
  });
  key = (
    (await call("POST", "session", { code: codeOf(simulators.cxone.consoleUrl) })).body as { key: string }
  ).key;
});
afterEach(() => simulators.close());

function codeOf(url: string | undefined): string {
  return new URL(url ?? "").hash.slice(1);
}

async function call(method: string, path: string, json?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${simulators.cxone.url}/console/api/${path}`, {
    method,
    headers: {
      ...(key ? { "x-console-key": key } : {}),
      ...(json === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** Deploys by the API, as every client must. */
async function deploy(source: string, environment: Record<string, string> = {}): Promise<string> {
  const { cxone, credentials } = simulators;
  const pair = Buffer.from(`${credentials.cxone.clientId}:${credentials.cxone.clientSecret}`).toString(
    "base64",
  );
  const token = await fetch(`${cxone.url}/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${pair}` },
    body: new URLSearchParams({ grant_type: "client_credentials", scope: "data:actions:write" }),
  });
  const { access_token } = (await token.json()) as { access_token: string };
  const created = await fetch(`${cxone.url}/api/v2/data/actions`, {
    method: "POST",
    headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
    body: JSON.stringify(actionBody({ code: zipOf(source), environment })),
  });
  return ((await created.json()) as { id: string }).id;
}

const ECHO = "module.exports = async (context, { id }) => ({ answer: id });";

describe("consoleRoutes", () => {
  it.each([
    ["CRM", () => simulators.crm.apiBaseUrl, { backends: ["CRM"], lacksBackend: false }],
    ["a simulator of nobody here", () => "http://127.0.0.1:9/v1", { backends: [], lacksBackend: true }],
    ["a server elsewhere", () => "https://api.example.com", { backends: [], lacksBackend: false }],
  ])("say which backend an action asks: %s", async (_name, url, expected) => {
    await deploy(ECHO, { BASE_URL: url(), KEY: "k" });
    const { actions } = (await call("GET", "overview")).body as { actions: unknown[] };
    expect(actions).toEqual([expect.objectContaining(expected)]);
  });

  it.each([
    ["GET", "overview"],
    ["GET", "executions/a"],
    ["POST", "actions/a/execute"],
    ["POST", "load"],
    ["GET", "backends/CRM/requests"],
    ["PUT", "backends/CRM/switches/outage"],
    ["DELETE", "backends/CRM/planned-faults"],
  ])("answers 401 to %s %s without a session's key, whatever else is sent", async (method, path) => {
    for (const other of [
      "",
      codeOf(simulators.cxone.consoleUrl),
      simulators.credentials.cxone.clientSecret,
    ]) {
      const { status, body } = await call(method, path, undefined, { "x-console-key": other });
      expect([status, body.code]).toEqual([401, "console.key.unknown"]);
    }
    expect(simulators.crm.log.entries).toEqual([]);
  });

  it("answers 403 to a page of another origin, even with the key", async () => {
    const { request } = await import("node:http");
    const { port } = simulators.cxone;
    for (const origin of [
      `http://localhost:${port}`,
      `http://127.0.0.1:${port + 1}`,
      "https://page.example",
    ]) {
      const status = await new Promise((resolve, reject) => {
        const headers = { "x-console-key": key, origin };
        const outgoing = request({ port, host: "127.0.0.1", path: "/console/api/overview", headers });
        outgoing.on("error", reject).on("response", (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        outgoing.end();
      });
      expect([origin, status]).toEqual([origin, 403]);
    }
  });

  it("opens no second session with a link, and tells of the next one", async () => {
    expect(links).toEqual([simulators.cxone.consoleUrl]);
    const first = codeOf(links[0]);
    expect((await call("POST", "session", { code: first })).status).toBe(200);
    const { status, body } = await call("POST", "session", { code: first });
    expect([status, body.code]).toEqual([401, "console.link.used"]);
    expect(links).toHaveLength(2);
  });

  it("shows the actions with the size of their bundle, the names of their environment, and no value", async () => {
    const id = await deploy(ECHO, { CRM_CLIENT_SECRET: "the-secret-value" });
    const { body } = await call("GET", "overview");
    const { codeSha256 } = simulators.cxone.actions.get(id) ?? {};
    const zipBytes = Buffer.from(zipOf(ECHO), "base64").length;
    expect(body).toMatchObject({
      platform: "CXone",
      actions: [{ id, version: 1, codeSha256, codeBytes: zipBytes, environment: ["CRM_CLIENT_SECRET"] }],
      executions: [],
      backends: [{ name: "CRM", url: simulators.crm.url, plannedFaults: 0 }],
      load: null,
    });
    const { credentials } = simulators;
    const secrets = ["the-secret-value", credentials.crm.clientSecret, credentials.cxone.clientSecret];
    for (const secret of secrets) expect(JSON.stringify(body)).not.toContain(secret);
  });

  it("executes, lists the execution and its trace, and keeps neither inputs nor outputs", async () => {
    const id = await deploy(ECHO);
    const { status, body } = await call("POST", `actions/${id}/execute`, { inputs: { id: "of a caller" } });
    expect([status, body]).toMatchObject([
      200,
      { outcome: { kind: "succeeded", outputs: { answer: "of a caller" } } },
    ]);
    const overview = await call("GET", "overview");
    const { executionId } = body as { executionId: string };
    expect(overview.body.executions).toMatchObject([{ executionId, actionId: id, status: "succeeded" }]);
    const trace = await call("GET", `executions/${executionId}`);
    expect(trace.body).toMatchObject({ executionId, logLines: [] });
    expect(JSON.stringify([overview, trace])).not.toContain("of a caller");
    expect((await call("GET", "executions/unknown")).status).toBe(404);
  });

  it("answers with the input that breaks the contract", async () => {
    const id = await deploy(ECHO);
    for (const [path, json] of [
      [`actions/${id}/execute`, { inputs: {} }],
      ["load", { actionId: id, inputs: {}, count: 2 }],
    ] as const) {
      const { status, body } = await call("POST", path, json);
      expect([status, body.message]).toEqual([400, "inputs.id: is required"]);
    }
    expect((await call("POST", "actions/unknown/execute", { inputs: {} })).status).toBe(404);
    expect((await call("POST", "load", { actionId: id, inputs: {}, count: 501 })).status).toBe(400);
    expect((await call("GET", "overview")).body).toMatchObject({ executions: [], load: null });
  });

  it("counts what came of many calls at once, by the handler's own code where it has one", async () => {
    const id = await deploy(
      "let n = 0; module.exports = async ({ logger }, { id }) => { n += 1; if (n === 1) throw new Error('x');" +
        " if (n === 2) logger.error('f', { step: 'execution', outcome: 'failed', code: 'CRM_TIMEOUT' });" +
        " return { answer: id }; };",
    );
    const started = await call("POST", "load", { actionId: id, inputs: { id: "a" }, count: 5 });
    expect(started.body).toMatchObject({ count: 5, outcomes: {} });
    const again = await call("POST", "load", { actionId: id, inputs: { id: "a" }, count: 5 });
    expect([again.status, again.body.code]).toEqual([409, "load.running"]);
    let load: { endedAt?: string } | null = null;
    while (!load?.endedAt) load = (await call("GET", "overview")).body.load as { endedAt?: string };
    expect(load).toMatchObject({ outcomes: { failed: 1, CRM_TIMEOUT: 1, succeeded: 3 } });
    const { body } = await call("GET", "overview");
    const codes = (body.executions as { code?: string }[]).flatMap(({ code = [] }) => code);
    expect(codes).toEqual(["CRM_TIMEOUT"]);
  });

  it("switches a backend's faults, and shows its requests with their query masked", async () => {
    const on = await call("PUT", "backends/CRM/switches/outage", { on: true, forSeconds: 60 });
    expect(on.body.switches).toMatchObject([{ name: "outage", on: true, secondsLeft: 60 }, {}, {}, {}]);
    const path = "/contacts?phoneNumber=%2B15550199822";
    expect((await fetch(simulators.crm.url + path)).status).toBe(503);
    await call("PUT", "backends/CRM/switches/outage", { on: false });
    expect((await fetch(simulators.crm.url + path)).status).toBe(401);
    const { body } = await call("GET", "backends/CRM/requests?since=2000-01-01");
    const masked = { path: "/contacts?phoneNumber=***", isSignIn: false };
    expect(body.requests).toMatchObject([
      { ...masked, status: 503, fault: "status" },
      { ...masked, status: 401 },
    ]);
    expect((await call("GET", "backends/CRM/requests?since=2999-01-01")).body.requests).toEqual([]);
    expect((await call("PUT", "backends/ERP/switches/outage", { on: true })).status).toBe(404);
    expect((await call("PUT", "backends/CRM/switches/outage", { on: true, forSeconds: 0 })).status).toBe(400);
  });

  it("counts the faults that somebody else has planned, and forgets them when asked", async () => {
    simulators.crm.faults.plan({ fault: { kind: "reset" } });
    expect((await call("GET", "overview")).body.backends).toMatchObject([{ plannedFaults: 1 }]);
    await call("DELETE", "backends/CRM/planned-faults");
    expect(simulators.crm.faults.unconsumed()).toEqual([]);
  });
});

describe("pageRoutes", () => {
  it("serves the page to its own origin alone, in no frame, kept nowhere, and with nobody's secret in it", async () => {
    const moved = await fetch(`${simulators.cxone.url}/`, { redirect: "manual" });
    expect([moved.status, moved.headers.get("location")]).toEqual([302, "/console"]);
    for (const file of ["", "/main.js", "/console.css", "/icon.svg"]) {
      const response = await fetch(`${simulators.cxone.url}/console${file}`);
      expect([file, response.status]).toEqual([file, 200]);
      expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
    }
    for (const file of ["/tsconfig.json", "/..%2fconsole-routes.ts", "/types.d.ts"])
      expect([file, (await fetch(`${simulators.cxone.url}/console${file}`)).status]).toEqual([file, 404]);
    // A look at the console is no request of the contract.
    expect(simulators.cxone.log.entries).toEqual([]);
  });

  it("loads nothing from elsewhere", async () => {
    const html = await (await fetch(`${simulators.cxone.url}/console`)).text();
    const links = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, target]) => target);
    expect(links.filter((target) => !/^(\/console\/|#)/.test(target ?? ""))).toEqual([]);
  });
});
