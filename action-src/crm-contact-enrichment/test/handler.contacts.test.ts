import * as answers from "../../../test/action-src/support/answers";
import { CrmWorld, INPUTS, KNOWN_CONTACT } from "./crm-world";
import { codeOf } from "../../../test/action-src/support/handler-world";

let world: CrmWorld;
beforeEach(async () => (world = await CrmWorld.start()));
afterEach(() => world.crm.close());

const BY_ID = "GET /api/contacts/";
const SUCCESS = {
  crmRecordId: "CRM-42",
  customerTier: "gold",
  lastInteractionDate: "2026-01-02T03:04:05.000Z",
  enrichmentSuccess: true,
};
const found = answers.json(200, KNOWN_CONTACT);

describe("createHandler, on a CRM that fails for a moment", () => {
  it.each([
    ["401", answers.status(401), 2, 2],
    ["408", answers.status(408), 2, 1],
    ["429 without Retry-After", answers.status(429), 2, 1],
    ["429 with seconds", answers.status(429, { "retry-after": "2" }), 2, 1],
    ["429 with an HTTP-date", answers.status(429, { "retry-after": "Thu, 15 Jan 2026 12:00:03 GMT" }), 2, 1],
    ["500", answers.status(500), 2, 1],
    ["502", answers.raw(502, "<html>Bad Gateway</html>"), 2, 1],
    ["503 with Retry-After", answers.status(503, { "retry-after": "1" }), 2, 1],
    ["504", answers.status(504), 2, 1],
    ["a reset before the answer", answers.reset, 2, 1],
    ["a reset inside the body", answers.resetInBody, 2, 1],
    ["a body shorter than announced", answers.tornBody, 2, 1],
    ["a stall", answers.stall, 2, 1],
    ["a body that drips", answers.drip, 2, 1],
    ["truncated JSON", answers.raw(200, '{"id":"CRM-4'), 2, 1],
    ["HTML", answers.raw(200, "<html>Maintenance</html>"), 2, 1],
    ["an empty body", answers.raw(200, ""), 2, 1],
  ])("succeeds after %s", async (_name, fault, lookups, tokens) => {
    world.crm.plan(BY_ID, fault, found);
    expect(await world.execute()).toEqual(SUCCESS);
    expect(world.crm.count(BY_ID)).toBe(lookups);
    expect(world.crm.count("POST /token")).toBe(tokens);
  });

  it("waits as long as Retry-After asks, in both forms", async () => {
    world.crm.plan(BY_ID, answers.status(429, { "retry-after": "2" }), found);
    expect((await world.time()).tookMs).toBeGreaterThanOrEqual(2_000);
    const date = new Date(world.clock.epochMs() + 5_000).toUTCString();
    world.crm.plan(BY_ID, answers.status(503, { "retry-after": date }), found);
    const { outputs, tookMs } = await world.time();
    expect(outputs.enrichmentSuccess).toBe(true);
    expect(tookMs).toBeGreaterThan(4_000);
  });
});

describe("createHandler, on a CRM whose Retry-After asks for no wait", () => {
  it.each([
    ["503 with 0", 503, "0", 125 + 500 + 2_000],
    ["503 with a past date", 503, "Thu, 15 Jan 2026 11:00:00 GMT", 125 + 500 + 2_000],
    ["429 with 0", 429, "0", 2_000 + 4_000],
    ["429 with a past date", 429, "Thu, 15 Jan 2026 11:00:00 GMT", 2_000 + 4_000],
  ])("backs off all the same after %s", async (_name, code, header, leastMs) => {
    world.crm.always(BY_ID, answers.status(code, { "retry-after": header }));
    const { outputs, tookMs } = await world.time();
    expect(outputs.enrichmentSuccess).toBe(false);
    expect(world.crm.count(BY_ID)).toBe(4);
    expect(tookMs).toBeGreaterThanOrEqual(leastMs);
    expect(outputs.errorDetails).not.toContain("asks for a wait");
  });
});

describe("createHandler, on a CRM that keeps failing", () => {
  it.each([
    ["401", answers.status(401), "CRM_UNAUTHORIZED", 2],
    ["403", answers.status(403), "CRM_FORBIDDEN", 1],
    ["400", answers.status(400), "CRM_REQUEST_REJECTED", 1],
    ["429", answers.status(429), "CRM_RATE_LIMITED", 4],
    ["503", answers.status(503), "CRM_UNAVAILABLE", 4],
    ["resets", answers.reset, "CRM_UNAVAILABLE", 4],
    ["HTML", answers.raw(200, "<html>"), "CRM_INVALID_RESPONSE", 4],
    ["JSON null", answers.raw(200, "null"), "CRM_INVALID_RESPONSE", 1],
    ["a contact without id", answers.json(200, { attributes: {} }), "CRM_INVALID_RESPONSE", 1],
    ["an inexact numeric id", answers.raw(200, '{"id":12345678901234567890}'), "CRM_INVALID_RESPONSE", 1],
  ])("fails with a code after %s for ever", async (_name, fault, code, lookups) => {
    world.crm.always(BY_ID, fault);
    const outputs = await world.execute();
    expect(outputs).toEqual({
      enrichmentSuccess: false,
      errorDetails: expect.stringMatching(`^${code}: `) as string,
    });
    expect(world.crm.count(BY_ID)).toBe(lookups);
  });

  it("fails within its budget when every answer stalls", async () => {
    world.crm.always(BY_ID, answers.stall);
    const { outputs, tookMs } = await world.time();
    expect(codeOf(outputs)).toBe("CRM_TIMEOUT");
    expect(tookMs).toBeLessThanOrEqual(25_000);
    expect(world.clock.pendingTimers).toBe(0);
  });

  it.each([
    ["429 with an hour", answers.status(429, { "retry-after": "3600" }), "CRM_RATE_LIMITED"],
    [
      "429 with a far date",
      answers.status(429, { "retry-after": "Fri, 16 Jan 2026 12:00:00 GMT" }),
      "CRM_RATE_LIMITED",
    ],
    ["503 with an hour", answers.status(503, { "retry-after": "3600" }), "CRM_UNAVAILABLE"],
  ])("fails at once after %s", async (_name, fault, code) => {
    world.crm.plan(BY_ID, fault);
    const { outputs, tookMs } = await world.time();
    expect(codeOf(outputs)).toBe(code);
    expect(tookMs).toBe(0);
  });

  it("stops reading an answer of hundreds of megabytes", async () => {
    const written = { bytes: 0 };
    world.crm.plan(BY_ID, answers.hugeBody(written));
    expect(codeOf(await world.execute())).toBe("CRM_INVALID_RESPONSE");
    expect(written.bytes).toBeLessThan(64 * 1_048_576);
  });

  it("follows no redirect, so that the token stays with the CRM", async () => {
    const elsewhere = await CrmWorld.start();
    world.crm.plan(BY_ID, answers.status(302, { location: `${elsewhere.crm.url}/api/contacts/1` }));
    expect(codeOf(await world.execute())).toBe("CRM_REQUEST_REJECTED");
    expect(elsewhere.crm.requests).toEqual([]);
    await elsewhere.crm.close();
  });

  it("fails with CRM_UNAVAILABLE when nothing listens", async () => {
    const gone = await CrmWorld.start();
    await gone.crm.close();
    expect(codeOf(await gone.execute(INPUTS))).toBe("CRM_UNAVAILABLE");
  });
});
