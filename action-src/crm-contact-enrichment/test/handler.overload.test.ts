import * as answers from "../../../test/action-src/support/answers";
import { CrmWorld, INPUTS, KNOWN_CONTACT } from "./crm-world";
import { codeOf } from "../../../test/action-src/support/handler-world";

let world: CrmWorld;
beforeEach(async () => (world = await CrmWorld.start()));
afterEach(() => world.crm.close());

const BY_ID = "GET /api/contacts/";
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ externalId: `EXT-${1000 + index}` }));
const succeeded = (all: readonly { enrichmentSuccess: boolean }[]) =>
  all.filter(({ enrichmentSuccess }) => enrichmentSuccess).length;

describe("createHandler, on a CRM that is down", () => {
  it("fails in no time after repeated failures, and sends one probe at a time", async () => {
    world.crm.always(BY_ID, answers.status(503));
    await world.executeAll(many(30));
    world.clock.advanceBy(30_000);
    const before = world.crm.requests.length;
    const probes = await world.executeAll(many(50));
    expect(probes.every((outputs) => !outputs.enrichmentSuccess)).toBe(true);
    // The probe signs in and asks once.
    expect(world.crm.requests.length - before).toBe(2);
    const { outputs, tookMs } = await world.time();
    expect(codeOf(outputs)).toBe("CRM_CIRCUIT_OPEN");
    expect(tookMs).toBe(0);
    expect(world.crm.requests.length - before).toBe(2);
  });

  it("answers again after one probe succeeded", async () => {
    world.crm.always(BY_ID, answers.status(503));
    await world.executeAll(many(30));
    world.crm.always(BY_ID, answers.json(200, KNOWN_CONTACT));
    world.clock.advanceBy(10_000);
    expect((await world.execute()).enrichmentSuccess).toBe(true);
    expect(succeeded(await world.executeAll(many(20)))).toBe(20);
  });

  it.each([
    ["503", answers.status(503)],
    ["resets", answers.reset],
  ])("loses nobody in an outage of ten seconds with %s, and asks little meanwhile", async (_name, fault) => {
    world.crm.always(BY_ID, fault);
    world.clock.setTimer(() => world.crm.always(BY_ID, answers.json(200, KNOWN_CONTACT)), 10_000);
    expect(succeeded(await world.executeAll(many(200)))).toBe(200);
    expect(world.crm.count(BY_ID)).toBeLessThan(200 + 25);
  });

  it("loses nobody when the token endpoint is out for ten seconds", async () => {
    world.crm.always("POST /token", answers.status(500));
    world.clock.setTimer(() => world.crm.always("POST /token", answers.token("back")), 10_000);
    expect(succeeded(await world.executeAll(many(100)))).toBe(100);
  });
});

describe("createHandler, with a patience of five seconds", () => {
  beforeEach(() => (world.environment["PATIENCE_SECONDS"] = "5"));

  it.each([
    ["503", answers.status(503)],
    ["stalls", answers.stall],
  ])("gives up on a CRM with %s when that is over", async (_name, fault) => {
    world.crm.always(BY_ID, fault);
    const { outputs, tookMs } = await world.time();
    expect(outputs.enrichmentSuccess).toBe(false);
    expect(tookMs).toBeLessThanOrEqual(5_000);
  });

  it("gives up on a token endpoint that stalls when that is over", async () => {
    world.crm.always("POST /token", answers.stall);
    const { outputs, tookMs } = await world.time();
    expect(codeOf(outputs)).toBe("CRM_TIMEOUT");
    expect(tookMs).toBeLessThanOrEqual(5_000);
    expect(world.clock.pendingTimers).toBe(0);
  });

  it("keeps nobody longer on a CRM that is down", async () => {
    world.crm.always(BY_ID, answers.status(503));
    const all = await world.executeAll(many(40));
    expect(new Set(all.map(codeOf))).toEqual(new Set(["CRM_UNAVAILABLE", "CRM_TIMEOUT"]));
    expect(world.clock.monotonicMs()).toBeLessThanOrEqual(5_000);
    expect(codeOf(await world.execute())).toBe("CRM_CIRCUIT_OPEN");
  });

  it("loses nobody in an outage of two seconds", async () => {
    world.crm.always(BY_ID, answers.status(503));
    world.clock.setTimer(() => world.crm.always(BY_ID, answers.json(200, KNOWN_CONTACT)), 2_000);
    expect(succeeded(await world.executeAll(many(100)))).toBe(100);
  });

  it("fails with CONFIGURATION_INVALID and names the variable when it is malformed", async () => {
    world.environment["PATIENCE_SECONDS"] = "soon";
    const { errorDetails } = await world.execute();
    expect(errorDetails).toMatch(/^CONFIGURATION_INVALID: .*PATIENCE_SECONDS is no whole number/);
  });
});

describe("createHandler, on a CRM that says when to come back", () => {
  const sendTimesMs = (answer: ReturnType<typeof answers.json>): number[] => {
    const timesMs: number[] = [];
    world.crm.always(BY_ID, (response, onStall) => {
      timesMs.push(world.clock.monotonicMs());
      answer(response, onStall);
    });
    return timesMs;
  };

  it("refuses everybody at once when that is in an hour, and asks nobody before", async () => {
    const timesMs = sendTimesMs(answers.status(503, { "retry-after": "3600" }));
    const all = await world.executeAll(many(40));
    expect(new Set(all.map(codeOf))).toEqual(new Set(["CRM_UNAVAILABLE", "CRM_CIRCUIT_OPEN"]));
    expect(world.clock.monotonicMs()).toBe(0);
    expect(timesMs.length).toBeLessThan(8);

    const before = world.crm.requests.length;
    for (const waitMs of [1_000, 19_000, 60_000, 3_500_000]) {
      world.clock.advanceBy(waitMs);
      const { outputs, tookMs } = await world.time();
      expect(codeOf(outputs)).toBe("CRM_CIRCUIT_OPEN");
      expect(tookMs).toBe(0);
    }
    expect(world.crm.requests.length).toBe(before);
    world.clock.advanceBy(60_000);
    world.crm.always(BY_ID, answers.json(200, KNOWN_CONTACT));
    expect((await world.execute()).enrichmentSuccess).toBe(true);
  });

  it("sends no probe before that moment, and loses nobody when it is near", async () => {
    const timesMs = sendTimesMs(answers.status(503, { "retry-after": "5" }));
    world.clock.setTimer(() => world.crm.always(BY_ID, answers.json(200, KNOWN_CONTACT)), 5_000);
    expect(succeeded(await world.executeAll(many(40)))).toBe(40);
    expect(timesMs.filter((atMs) => atMs > 0)).toEqual([]);
  });
});

describe("createHandler, on a CRM with a rate limit", () => {
  it("pauses everybody on one 429, so that few requests meet it", async () => {
    // 50 requests in each second of the virtual clock; the whole CRM counts, tokens included.
    const perSecond = new Map<number, number>();
    let refused = 0;
    const limited = (answer: ReturnType<typeof answers.json>): ReturnType<typeof answers.json> => {
      return (response, onStall) => {
        const second = Math.floor(world.clock.monotonicMs() / 1000);
        const count = (perSecond.get(second) ?? 0) + 1;
        perSecond.set(second, count);
        if (count > 50) refused += 1;
        (count > 50 ? answers.status(429, { "retry-after": "1" }) : answer)(response, onStall);
      };
    };
    world.crm.always("POST /token", limited(answers.token("token")));
    world.crm.always(BY_ID, limited(answers.json(200, KNOWN_CONTACT)));
    const { length } = many(200);
    expect(succeeded(await world.executeAll(many(length)))).toBe(length);
    expect(refused).toBeLessThan(20);
  });

  it("refuses at once who cannot outlast the pause, and asks nobody", async () => {
    world.crm.plan(BY_ID, answers.status(429, { "retry-after": "3600" }));
    await world.execute();
    const before = world.crm.requests.length;
    const { outputs, tookMs } = await world.time();
    expect(codeOf(outputs)).toBe("CRM_RATE_LIMITED");
    expect(tookMs).toBe(0);
    expect(world.crm.requests.length).toBe(before);
  });

  it("pauses no longer when the wall clock is set back meanwhile", async () => {
    world.crm.plan(BY_ID, answers.status(429, { "retry-after": "2" }));
    world.clock.setTimer(() => world.clock.setWallClockBack(3_600_000), 1_000);
    const { outputs, tookMs } = await world.time();
    expect(outputs.enrichmentSuccess).toBe(true);
    expect(tookMs).toBeLessThan(3_000);
  });
});

describe("createHandler, with several executions at once", () => {
  it("has at most three requests in flight, and serves executions in their order", async () => {
    let inFlight = 0;
    let most = 0;
    const order: string[] = [];
    world.crm.always(BY_ID, (response, onStall) => {
      order.push(response.req.url ?? "");
      most = Math.max(most, (inFlight += 1));
      setTimeout(() => {
        inFlight -= 1;
        answers.json(200, KNOWN_CONTACT)(response, onStall);
      }, 2);
    });
    await world.executeAll(many(30));
    expect(most).toBeLessThanOrEqual(3);
    const arrivals = order.map((path) => Number(path.split("EXT-")[1]) - 1000);
    for (const [position, arrival] of arrivals.entries())
      expect(Math.abs(position - arrival)).toBeLessThan(4);
  });

  it("frees a waiting execution at its deadline", async () => {
    world.crm.always("POST /token", answers.stall);
    const all = await world.executeAll(Array.from({ length: 12 }, () => INPUTS));
    expect(all.every((outputs) => !outputs.enrichmentSuccess)).toBe(true);
    expect(world.clock.monotonicMs()).toBeLessThanOrEqual(25_000);
    expect(world.clock.pendingTimers).toBe(0);
  });
});
