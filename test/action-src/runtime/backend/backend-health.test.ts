import * as answers from "../../support/answers";
import { codeOf } from "../../support/handler-world";
import { ORDER, OrdersWorld } from "../../support/orders-world";

const DOWN = answers.status(503);

let world: OrdersWorld;
beforeEach(async () => {
  world = await OrdersWorld.start();
  // Back-offs of 50, 200 and 800 ms: shorter than the 500 ms before the first probe of a backend that is down.
  world.random = 0.2;
});
afterEach(() => world.server.close());

describe("a backend", () => {
  it("counts as down after five faults in a row, across executions", async () => {
    world.server.plan(ORDER, DOWN, DOWN, DOWN);
    expect((await world.time()).tookMs).toBe(50 + 200 + 800);
    world.server.plan(ORDER, DOWN, DOWN, DOWN, DOWN);
    expect((await world.time()).tookMs).toBe(50 + 200 + 800);
    world.server.plan(ORDER, DOWN, DOWN);
    // The first of them was the fifth.
    expect((await world.time()).tookMs).toBe(500 + 750);
  });

  it.each([
    ["an answer", answers.json(200, {})],
    ["the word that there is no such record", answers.status(404)],
    ["a refusal", answers.status(400)],
    ["an answer that is too long", answers.hugeBody({ bytes: 0 })],
  ])("is up again with %s", async (_what, answer) => {
    world.server.plan(ORDER, DOWN, DOWN, DOWN, answer);
    await world.execute();
    world.server.plan(ORDER, DOWN, DOWN, DOWN);
    const { outputs, tookMs } = await world.time();
    expect([outputs, tookMs]).toEqual([{ found: true }, 50 + 200 + 800]);
  });

  it("is not up because its token endpoint is", async () => {
    await world.server.close();
    world = await OrdersWorld.start("OAuth");
    world.server.always(ORDER, DOWN);
    await world.execute();
    world.server.plan(ORDER, DOWN);
    world.server.always(ORDER, answers.json(200, {}));
    // Its first lookup was the fifth fault: the probe waits.
    expect((await world.time()).tookMs).toBe(500);
  });

  it("is asked for what executions need, rather than for a token, while it is down", async () => {
    await world.server.close();
    world = await OrdersWorld.start("OAuth");
    world.random = 0.2;
    world.server.always(ORDER, DOWN);
    // The lookup of the second is the fifth fault; the third comes while all wait for the probe.
    world.clock.setTimer(() => void world.begin({ orderId: "2" }), 60);
    world.clock.setTimer(() => void world.begin({ orderId: "3" }), 300);
    await world.executeAll([{ orderId: "1" }, { orderId: "1" }]);
    const asked = world.server.requests.map(({ method, path }) => `${method} ${path}`);
    expect(asked.slice(6, 9)).toEqual(["POST /token", "GET /api/orders/2", "GET /api/orders/2"]);
  });

  it("is not to blame for an attempt that its execution's deadline cut short", async () => {
    world.server.always(ORDER, answers.stall);
    // Three attempts of six seconds, and one of what is left of 25.
    expect(codeOf(await world.execute())).toBe("ORDERS_TIMEOUT");
    expect(world.server.count(ORDER)).toBe(4);
    world.server.always(ORDER, answers.json(200, {}));
    world.server.plan(ORDER, DOWN);
    expect((await world.time()).tookMs).toBe(50);
  });

  it("is to blame for an attempt that had all its time", async () => {
    world.server.always(ORDER, answers.stall);
    await world.execute();
    world.server.always(ORDER, answers.json(200, {}));
    world.server.plan(ORDER, DOWN, DOWN);
    // Three stalls and two faults.
    expect((await world.time()).tookMs).toBe(50 + 500);
  });
});
