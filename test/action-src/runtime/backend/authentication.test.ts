import * as answers from "../../support/answers";
import { HandlerWorld, codeOf } from "../../support/handler-world";
import { type AuthenticationName, createOrdersHandler, type OrderOutputs } from "../../support/orders-action";
import { ScriptedServer } from "../../support/scripted-server";

const ORDER = "GET /api/orders/";
const TOKEN = "POST /token";
const SECRETS = {
  ORDERS_CLIENT_ID: "client-id-71c2",
  ORDERS_CLIENT_SECRET: "client-secret-3f9a/+&",
  ORDERS_API_KEY: "api-key-5d01/+&",
  ORDERS_USER: "user-8b2e",
  ORDERS_PASSWORD: "pass:wörd-9c4f/+&",
};
const ACCESS_TOKEN = "access-token-77aa";
const ALL: readonly AuthenticationName[] = ["OAuth", "an API key", "HTTP Basic", "nothing"];

let server: ScriptedServer;
beforeEach(async () => {
  server = await ScriptedServer.start();
  server.always(ORDER, answers.json(200, { id: "1" }));
  server.always(TOKEN, answers.token(ACCESS_TOKEN));
});
afterEach(() => server.close());

function start(
  name: AuthenticationName,
  changes: Record<string, string> = {},
  reusesSession = false,
): HandlerWorld<OrderOutputs> {
  const urls = { ORDERS_BASE_URL: `${server.url}/api`, ORDERS_TOKEN_URL: `${server.url}/token` };
  const environment = { ...urls, ...SECRETS, ...changes };
  return new HandlerWorld(createOrdersHandler(name, reusesSession), environment, server);
}

const execute = (world: HandlerWorld<OrderOutputs>) => world.execute({ orderId: "1" });

describe("a backend's authentication", () => {
  it.each([
    ["OAuth", { authorization: `Bearer ${ACCESS_TOKEN}` }, 1],
    ["an API key", { "x-api-key": SECRETS.ORDERS_API_KEY }, 0],
    [
      "HTTP Basic",
      { authorization: `Basic ${Buffer.from("user-8b2e:pass:wörd-9c4f/+&").toString("base64")}` },
      0,
    ],
    ["nothing", {}, 0],
  ] as const)("sends its header and no other with %s", async (name, headers, tokens) => {
    expect(await execute(start(name))).toEqual({ found: true });
    const seen = server.requests.at(-1)?.headers ?? {};
    const signedIn = Object.entries(seen).filter(([header]) =>
      ["authorization", "x-api-key"].includes(header),
    );
    expect(Object.fromEntries(signedIn)).toEqual(headers);
    expect(server.count(TOKEN)).toBe(tokens);
  });

  it.each([
    ["OAuth", 2, ["orders API", "fresh token"]],
    ["an API key", 1, ["status 401. Check ORDERS_API_KEY"]],
    ["HTTP Basic", 1, ["status 401. Check ORDERS_USER and ORDERS_PASSWORD"]],
    ["nothing", 1, ["orders API"]],
  ] as const)("fails with ORDERS_UNAUTHORIZED on 401s with %s", async (name, lookups, words) => {
    server.always(ORDER, answers.status(401));
    const outputs = await execute(start(name));
    expect(codeOf(outputs)).toBe("ORDERS_UNAUTHORIZED");
    for (const word of words) expect(outputs.errorDetails).toContain(word);
    expect(server.count(ORDER)).toBe(lookups);
    expect(server.count(TOKEN)).toBe(name === "OAuth" ? 2 : 0);
  });

  it("goes on with a fresh token after one 401 with OAuth", async () => {
    server.plan(ORDER, answers.status(401));
    expect(await execute(start("OAuth"))).toEqual({ found: true });
    expect(server.count(TOKEN)).toBe(2);
  });

  it.each([
    ["OAuth", "orders:read"],
    ["an API key", "status 403. Grant the key in ORDERS_API_KEY"],
    ["HTTP Basic", "status 403. Grant the user in ORDERS_USER"],
    ["nothing", "orders API"],
  ] as const)("fails with ORDERS_FORBIDDEN on a 403 with %s", async (name, word) => {
    server.always(ORDER, answers.status(403));
    const outputs = await execute(start(name));
    expect(codeOf(outputs)).toBe("ORDERS_FORBIDDEN");
    expect(outputs.errorDetails).toContain(word);
    expect(server.count(ORDER)).toBe(1);
  });

  it("refuses an OAuth client with ORDERS_UNAUTHORIZED when the token endpoint does", async () => {
    server.always(TOKEN, answers.status(401));
    const outputs = await execute(start("OAuth"));
    expect(codeOf(outputs)).toBe("ORDERS_UNAUTHORIZED");
    for (const name of ["ORDERS_CLIENT_ID", "ORDERS_CLIENT_SECRET"])
      expect(outputs.errorDetails).toContain(name);
    expect(server.count(ORDER)).toBe(0);
  });

  it("uses a rotated API key at once, although sessions are reused", async () => {
    const world = start("an API key", {}, true);
    await execute(world);
    world.environment["ORDERS_API_KEY"] = "rotated";
    await execute(world);
    expect(server.requests.map(({ headers }) => headers["x-api-key"])).toEqual([
      SECRETS.ORDERS_API_KEY,
      "rotated",
    ]);
  });

  it.each([
    ["an API key", "ORDERS_API_KEY", "a\r\nx-evil: 1"],
    ["an API key", "ORDERS_API_KEY", "schlüssel"],
    ["HTTP Basic", "ORDERS_USER", "us:er"],
  ] as const)("fails with CONFIGURATION_INVALID with %s when %s is %j", async (name, variable, value) => {
    const outputs = await execute(start(name, { [variable]: value }));
    expect(codeOf(outputs)).toBe("CONFIGURATION_INVALID");
    expect(outputs.errorDetails).toContain(variable);
    expect(outputs.errorDetails).not.toContain(value);
    expect(server.requests).toEqual([]);
  });
});

describe("a backend's error codes", () => {
  it.each([
    ["503", answers.status(503), "ORDERS_UNAVAILABLE"],
    ["a reset", answers.reset, "ORDERS_UNAVAILABLE"],
    ["408", answers.status(408), "ORDERS_TIMEOUT"],
    ["a stall", answers.stall, "ORDERS_TIMEOUT"],
    ["429 for an hour", answers.status(429, { "retry-after": "3600" }), "ORDERS_RATE_LIMITED"],
    ["HTML", answers.raw(200, "<html>"), "ORDERS_INVALID_RESPONSE"],
    [
      "a redirect",
      answers.status(302, { location: "https://elsewhere.example/" }),
      "ORDERS_REQUEST_REJECTED",
    ],
  ])("have its prefix, and its name is in the sentence, when it answers %s", async (_name, fault, code) => {
    server.always(ORDER, fault);
    const world = start("an API key");
    const outputs = await execute(world);
    expect(codeOf(outputs)).toBe(code);
    expect(outputs.errorDetails).toMatch(/orders API|ORDERS_BASE_URL/);
    expect(JSON.stringify([outputs, world.records])).not.toContain("CRM");
  });

  it("have its prefix when it has been failing for a while", async () => {
    server.always(ORDER, answers.status(503));
    const world = start("an API key");
    await world.executeAll(Array.from({ length: 10 }, () => ({ orderId: "1" })));
    world.clock.advanceBy(30_000);
    await execute(world);
    const { outputs, tookMs } = await world.time({ orderId: "1" });
    expect(codeOf(outputs)).toBe("ORDERS_CIRCUIT_OPEN");
    expect(outputs.errorDetails).toContain("The orders API was not asked");
    expect(tookMs).toBe(0);
  });

  it.each(ALL)("come without a secret, in traces too, with %s", async (name) => {
    const echo = Object.values(SECRETS).join(" ") + ACCESS_TOKEN;
    const faults = [
      answers.json(200, { echo }),
      answers.json(400, { echo }),
      answers.json(401, { echo }),
      answers.json(403, { echo }),
      answers.json(500, { echo }),
      answers.raw(200, echo),
      answers.reset,
    ];
    const hidden = [...Object.values(SECRETS), ACCESS_TOKEN];
    for (const fault of faults) {
      server.always(ORDER, fault);
      const world = start(name);
      const shown = JSON.stringify([await execute(world), world.records]);
      for (const value of [...hidden, hidden.slice(3, 5).join(":")])
        for (const form of [value, encodeURIComponent(value), Buffer.from(value).toString("base64")])
          expect(shown).not.toContain(form);
    }
  });
});
