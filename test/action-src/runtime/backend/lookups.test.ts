import * as z from "zod";
import { NoAuthentication } from "../../../../action-src/runtime/backend/no-authentication";
import { defineBackend } from "../../../../action-src/runtime/run/define-backend";
import type { Platform } from "../../../../action-src/runtime/run/platform";
import { createActionHandler } from "../../../../action-src/runtime/run/run-action";
import * as answers from "../../support/answers";
import { codeOf, HandlerWorld } from "../../support/handler-world";
import { ORDER, OrdersWorld } from "../../support/orders-world";

describe("a lookup, with a patience of five seconds", () => {
  let world: OrdersWorld;
  afterEach(() => world.server.close());

  it.each(["nothing", "OAuth"] as const)(
    "ends then, and leaves nothing running, when the backend stalls, signed in with %s",
    async (name) => {
      world = await OrdersWorld.start(name);
      world.environment["PATIENCE_SECONDS"] = "5";
      world.server.always(ORDER, answers.stall);
      const { outputs, tookMs } = await world.time();
      expect([codeOf(outputs), tookMs]).toEqual(["ORDERS_TIMEOUT", 5_000]);
      world.server.always(ORDER, answers.json(200, {}));
      expect(await world.execute()).toEqual({ found: true });
      expect(world.clock.pendingTimers).toBe(0);
    },
  );
});

describe("a lookup that is done", () => {
  it("is not to blame for an action that goes on until its time ends", async () => {
    const world = await OrdersWorld.start();
    const environment = {
      ORDERS_BASE_URL: { configKey: "ordersBaseUrl", kind: "baseUrl", purpose: "base URL" },
    } as const;
    const ordersApi = defineBackend(environment, ({ ORDERS_BASE_URL }) => ({
      name: "orders API",
      codePrefix: "ORDERS",
      baseUrl: ORDERS_BASE_URL,
      authentication: new NoAuthentication(),
    }));
    const outputs = z.object({ errorDetails: z.string().optional() });
    const createHandler = (platform: Platform) =>
      createActionHandler(
        { name: "a", timeoutSeconds: 30, contract: { inputs: z.object({}), outputs }, environment },
        {
          failed: (errorDetails) => ({ errorDetails }),
          describeInputs: () => ({}),
          async execute(_inputs, execution, warm) {
            await ordersApi(execution, warm).get({ step: "order", operation: "It", path: "/orders/1" });
            return new Promise<never>(() => undefined);
          },
        },
        platform,
      );
    const slow = new HandlerWorld(createHandler, world.environment, world.server);
    expect(codeOf(await slow.execute({}))).toBe("INTERNAL_ERROR");
    await world.server.close();
  });
});
