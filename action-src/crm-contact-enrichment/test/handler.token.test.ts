import * as answers from "../../../test/action-src/support/answers";
import { CrmWorld, INPUTS } from "./crm-world";
import { codeOf } from "../../../test/action-src/support/handler-world";

let world: CrmWorld;
beforeEach(async () => (world = await CrmWorld.start()));
afterEach(() => world.crm.close());

const TOKEN = "POST /token";
const BY_ID = "GET /api/contacts/";

describe("createHandler, signing in", () => {
  it("sends the client credentials form-encoded, and the token as bearer", async () => {
    world.environment.CRM_CLIENT_SECRET = "a&b=c d+é";
    await world.execute();
    const [signIn, lookup] = world.crm.requests;
    expect(signIn?.contentType).toBe("application/x-www-form-urlencoded");
    expect(Object.fromEntries(new URLSearchParams(signIn?.body))).toEqual({
      grant_type: "client_credentials",
      client_id: "client-id-71c2",
      client_secret: "a&b=c d+é",
      scope: "contacts:read",
    });
    expect(lookup?.authorization).toBe("Bearer token-1");
  });

  it.each([
    ["500", answers.status(500)],
    ["a reset", answers.reset],
    ["a stall", answers.stall],
    ["429", answers.status(429, { "retry-after": "1" })],
    ["HTML", answers.raw(200, "<html>")],
  ])("succeeds when the token endpoint answers %s once", async (_name, fault) => {
    world.crm.plan(TOKEN, fault);
    expect((await world.execute()).enrichmentSuccess).toBe(true);
    expect(world.crm.count(TOKEN)).toBe(2);
  });

  it.each([
    ["401", answers.status(401), "CRM_UNAUTHORIZED", 1],
    ["400", answers.json(400, { error: "invalid_client" }), "CRM_UNAUTHORIZED", 1],
    ["404", answers.status(404), "CRM_REQUEST_REJECTED", 1],
    [
      "a redirect",
      answers.status(307, { location: "https://elsewhere.example/" }),
      "CRM_REQUEST_REJECTED",
      1,
    ],
    ["no access_token", answers.json(200, { token_type: "Bearer" }), "CRM_INVALID_RESPONSE", 1],
    ["an access_token that is no header value", answers.token("a\r\nX-Evil: 1"), "CRM_INVALID_RESPONSE", 1],
    ["an access_token over 8 KiB", answers.token("a".repeat(9_000)), "CRM_INVALID_RESPONSE", 1],
    ["a list", answers.json(200, []), "CRM_INVALID_RESPONSE", 1],
    ["500", answers.status(500), "CRM_UNAVAILABLE", 4],
    ["a stall", answers.stall, "CRM_TIMEOUT", 4],
  ])("fails with a code when the token endpoint answers %s for ever", async (_name, fault, code, count) => {
    world.crm.always(TOKEN, fault);
    const { outputs, tookMs } = await world.time();
    expect(codeOf(outputs)).toBe(code);
    expect(tookMs).toBeLessThanOrEqual(25_000);
    expect(world.crm.count(TOKEN)).toBe(count);
    expect(world.crm.count(BY_ID)).toBe(0);
  });

  it.each([0, -5, 1, 30, "60", null, "soon"])(
    "uses a fresh token once when its lifetime is %p",
    async (expiresIn) => {
      world.crm.always(TOKEN, answers.token("short", expiresIn));
      expect((await world.execute()).enrichmentSuccess).toBe(true);
      expect(world.crm.count(TOKEN)).toBe(1);
    },
  );

  it("uses the token URL as it is configured, its query and the slash at its end included", async () => {
    for (const path of ["/token/", "/token?tenant=1", "/token/?tenant=1"]) {
      world.environment.CRM_TOKEN_URL = world.crm.url + path;
      expect((await world.execute()).enrichmentSuccess).toBe(true);
      expect(world.crm.requests.at(-2)?.path).toBe(path);
    }
  });

  it.each([
    ["token", TOKEN, 401, ["CRM_CLIENT_ID", "CRM_CLIENT_SECRET", "contacts:read"]],
    ["token", TOKEN, 404, ["CRM_TOKEN_URL"]],
    ["lookup", BY_ID, 403, ["Grant the CRM client", "contacts:read"]],
    ["lookup", BY_ID, 400, ["CRM_API_BASE_URL"]],
  ])("names what to check when the %s request to %s meets %i", async (_name, route, code, names) => {
    world.crm.always(route, answers.status(code));
    const { errorDetails } = await world.execute();
    for (const name of names) expect(errorDetails).toContain(name);
  });

  it("signs in again for each execution by default", async () => {
    await world.execute();
    await world.execute();
    expect(world.crm.count(TOKEN)).toBe(2);
  });
});

describe("createHandler, with CRM_SESSION_REUSE", () => {
  beforeEach(() => (world.environment.CRM_SESSION_REUSE = "true"));

  it("asks for one token however many executions wait for it", async () => {
    const all = await world.executeAll(Array.from({ length: 20 }, () => INPUTS));
    expect(all.every(({ enrichmentSuccess }) => enrichmentSuccess)).toBe(true);
    expect(world.crm.count(TOKEN)).toBe(1);
    expect(world.crm.count(BY_ID)).toBe(20);
  });

  it("asks for one more token when the CRM rotates it while requests are in flight", async () => {
    await world.execute();
    world.crm.plan(BY_ID, ...Array.from({ length: 3 }, () => answers.status(401)));
    const all = await world.executeAll(Array.from({ length: 3 }, () => INPUTS));
    expect(all.every(({ enrichmentSuccess }) => enrichmentSuccess)).toBe(true);
    expect(world.crm.count(TOKEN)).toBe(2);
  });

  it("asks again before the token expires", async () => {
    await world.execute();
    world.clock.advanceBy(3_539_000);
    await world.execute();
    expect(world.crm.count(TOKEN)).toBe(1);
    world.clock.advanceBy(2_000);
    await world.execute();
    expect(world.crm.count(TOKEN)).toBe(2);
  });

  it.each([null, "soon"])(
    "keeps a token whose lifetime is %p until the CRM refuses it",
    async (expiresIn) => {
      world.crm.always(TOKEN, answers.token("lasting", expiresIn));
      await world.execute();
      world.clock.advanceBy(30 * 24 * 3_600_000);
      await world.execute();
      expect(world.crm.count(TOKEN)).toBe(1);
      world.crm.plan(BY_ID, answers.status(401));
      expect((await world.execute()).enrichmentSuccess).toBe(true);
      expect(world.crm.count(TOKEN)).toBe(2);
    },
  );

  it.each([
    ["CRM_CLIENT_ID", () => "another"],
    ["CRM_CLIENT_SECRET", () => "rotated"],
    ["CRM_TOKEN_URL", () => `${world.crm.url}/token/moved`],
  ])("signs in anew when %s changes", async (variable, value) => {
    await world.execute();
    world.environment[variable] = value();
    await world.execute();
    expect(world.crm.count(TOKEN)).toBe(2);
  });

  it("lets the others have the token when one of them runs out of time", async () => {
    world.crm.plan(TOKEN, answers.stall, answers.stall, answers.stall);
    const early = world.begin(INPUTS);
    world.clock.advanceBy(10);
    world.crm.always(TOKEN, answers.token("late"));
    const late = await world.executeAll([INPUTS, INPUTS]);
    expect(late.map(({ enrichmentSuccess }) => enrichmentSuccess)).toEqual([true, true]);
    expect((await early).enrichmentSuccess).toBe(true);
    expect(world.crm.count(TOKEN)).toBe(4);
    expect(world.clock.pendingTimers).toBe(0);
  });
});
