import * as answers from "../../support/answers";
import { ORDER, OrdersWorld } from "../../support/orders-world";

let world: OrdersWorld;
afterEach(() => world.server.close());

describe("the record of an attempt", () => {
  it("says what came of it, which attempt it was, and the code that the fault would have", async () => {
    world = await OrdersWorld.start();
    world.server.plan(ORDER, answers.status(503), answers.reset);
    await world.execute();
    expect(world.recordsOf("order")).toEqual([
      { level: "warn", outcome: "status 503", attempt: 1, status: 503, code: "ORDERS_UNAVAILABLE" },
      {
        level: "warn",
        outcome: "a broken connection (ECONNRESET)",
        attempt: 2,
        code: "ORDERS_UNAVAILABLE",
      },
      { level: "info", outcome: "answered", attempt: 3, status: 200 },
    ]);
  });

  it.each([
    [200, undefined],
    [299, undefined],
    [300, "GET, The order lookup"],
    [404, "GET, The order lookup"],
    [429, "GET, The order lookup"],
    [499, "GET, The order lookup"],
    [500, undefined],
  ])("says of a %i that was asked for: %s", async (status, asked) => {
    world = await OrdersWorld.start();
    world.server.plan(ORDER, answers.json(status, {}));
    await world.execute();
    expect(world.recordsOf("order")[0]).toHaveProperty("status", status);
    expect((world.recordsOf("order")[0] as { asked?: string }).asked).toBe(asked);
  });

  it("has the request for a token as a step of its own", async () => {
    world = await OrdersWorld.start("OAuth");
    await world.execute();
    expect(world.recordsOf("token")).toEqual([
      { level: "info", outcome: "answered", attempt: 1, status: 200 },
    ]);
  });
});
