import * as answers from "../../support/answers";
import { ORDER, OrdersWorld, TOKEN } from "../../support/orders-world";

let world: OrdersWorld;
beforeEach(async () => (world = await OrdersWorld.start()));
afterEach(() => world.server.close());

const detailsOf = async (inputs?: unknown) => (await world.execute(inputs)).errorDetails;

describe("errorDetails, on a lookup that fails", () => {
  it("says how often it was tried, what was met and what to check", async () => {
    world.server.always(ORDER, answers.status(503));
    expect(await detailsOf()).toBe(
      "ORDERS_UNAVAILABLE: The order lookup was tried 4 times and met status 503. Check the orders API's health.",
    );
  });

  it("says that it was tried once, and why no more", async () => {
    world.server.always(ORDER, answers.status(503, { "retry-after": "3600" }));
    expect(await detailsOf()).toBe(
      "ORDERS_UNAVAILABLE: The order lookup was tried once and met status 503, which asks for a wait. " +
        "Check the orders API's health.",
    );
  });

  it("says what the last attempt met when there was no turn for another", async () => {
    world.server.plan(ORDER, answers.status(503), answers.status(429, { "retry-after": "3600" }));
    const both = await world.executeAll([{ orderId: "1" }, { orderId: "1" }]);
    expect(both.map(({ errorDetails }) => errorDetails).sort()).toEqual([
      expect.stringMatching(/^ORDERS_RATE_LIMITED: The order lookup was tried once and met status 429/),
      expect.stringMatching(/^ORDERS_UNAVAILABLE: The order lookup was tried once and met status 503/),
    ]);
  });

  it.each([
    [24, 24_000],
    [25, 0],
  ])(
    "comes after %i s, which the backend asks for, where a try would still be in time: %i ms",
    async (seconds, atMs) => {
      world.random = 0;
      world.server.plan(ORDER, answers.status(503, { "retry-after": String(seconds) }));
      expect((await world.time()).tookMs).toBe(atMs);
    },
  );

  it.each([
    [300, "REQUEST_REJECTED"],
    [400, "REQUEST_REJECTED"],
    [404, undefined],
    [499, "REQUEST_REJECTED"],
  ])("has the code for status %i: %s", async (status, code) => {
    world.server.always(ORDER, answers.json(status, {}));
    expect((await detailsOf())?.split(":")[0]).toBe(code && `ORDERS_${code}`);
  });
});

describe("errorDetails, on a lookup that got no turn", () => {
  it("says that the backend asked for a longer wait", async () => {
    world.server.plan(ORDER, answers.status(429, { "retry-after": "3600" }));
    await world.execute();
    expect(await detailsOf()).toBe(
      "ORDERS_RATE_LIMITED: The orders API answers 429 and asks to wait longer than the execution can. " +
        "Lower the rate of calls, or raise the orders API's limit.",
    );
  });

  it("says that the backend has been failing", async () => {
    world.server.always(ORDER, answers.status(503, { "retry-after": "3600" }));
    await world.executeAll(Array.from({ length: 5 }, () => ({ orderId: "1" })));
    expect(await detailsOf()).toBe(
      "ORDERS_CIRCUIT_OPEN: The orders API was not asked, because its last requests all failed. " +
        "Check the orders API's health; the action finds out by itself when it is back.",
    );
  });
});

describe("errorDetails, on a refusal to sign in", () => {
  beforeEach(async () => {
    await world.server.close();
    world = await OrdersWorld.start("OAuth", true);
  });

  it.each([400, 401, 403])(
    "says that the token endpoint refused the credentials with a %i",
    async (status) => {
      world.server.always(TOKEN, answers.status(status));
      expect(await detailsOf()).toBe(
        `ORDERS_UNAUTHORIZED: The orders API's token endpoint refused the credentials with status ${status}. ` +
          "Check ORDERS_CLIENT_ID and ORDERS_CLIENT_SECRET, and that the client may use the scope orders:read.",
      );
    },
  );

  it.each([300, 302, 404])("says that the token request met a %i", async (status) => {
    world.server.always(TOKEN, answers.status(status));
    expect(await detailsOf()).toMatch(
      `ORDERS_REQUEST_REJECTED: The token request met status ${status}; redirects are not followed.`,
    );
  });

  it.each([
    [8_192, undefined],
    [
      8_193,
      "ORDERS_INVALID_RESPONSE: The orders API's token endpoint answered without a usable access_token. " +
        "Check ORDERS_TOKEN_URL.",
    ],
  ])("says of a token of %i characters: %s", async (length, details) => {
    world.server.always(TOKEN, answers.token("a".repeat(length)));
    expect(await detailsOf()).toBe(details);
  });

  it("says of an execution whose patience ends that it waited for the token", async () => {
    world.environment["PATIENCE_SECONDS"] = "5";
    world.server.always(TOKEN, answers.stall);
    const early = world.begin({ orderId: "1" });
    world.clock.advanceBy(10);
    // The request goes on for this one.
    await world.execute();
    expect((await early).errorDetails).toMatch(
      "ORDERS_TIMEOUT: The token request was not done when the execution's time for it ended.",
    );
  });

  it("asks for JSON", async () => {
    await world.execute();
    expect(world.server.requests[0]?.headers).toMatchObject({
      accept: "application/json",
      "content-type": "application/x-www-form-urlencoded",
    });
  });
});
