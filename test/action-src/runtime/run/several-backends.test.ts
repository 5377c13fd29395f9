import * as answers from "../../support/answers";
import { HandlerWorld, codeOf } from "../../support/handler-world";
import { createOrdersHandler, type OrderOutputs } from "../../support/orders-action";
import { ScriptedServer } from "../../support/scripted-server";

const ORDERS = "GET /api/orders/";
const STOCK = "GET /api/stock/";
const order = { orderId: "1" };
const stock = { orderId: "1", backend: "stock" };

let server: ScriptedServer;
let world: HandlerWorld<OrderOutputs>;
beforeEach(async () => {
  server = await ScriptedServer.start();
  server.always(STOCK, answers.json(200, {}));
  const environment = { ORDERS_BASE_URL: `${server.url}/api` };
  world = new HandlerWorld(createOrdersHandler("an API key"), environment, server);
});
afterEach(() => server.close());

describe("createActionHandler, with two backends", () => {
  it("asks one at once while the other counts as down", async () => {
    server.always(ORDERS, answers.status(503));
    await world.executeAll(Array.from({ length: 10 }, () => order));
    const { outputs, tookMs } = await world.time(stock);
    expect(outputs).toEqual({ found: true });
    expect(tookMs).toBe(0);
    world.clock.advanceBy(30_000);
    await world.execute(order);
    expect(codeOf(await world.execute(order))).toBe("ORDERS_CIRCUIT_OPEN");
    expect(await world.execute(stock)).toEqual({ found: true });
  });

  it("asks one at once while the other asks everybody to wait", async () => {
    server.always(ORDERS, answers.status(429, { "retry-after": "3600" }));
    expect(codeOf(await world.execute(order))).toBe("ORDERS_RATE_LIMITED");
    const { outputs, tookMs } = await world.time(stock);
    expect(outputs).toEqual({ found: true });
    expect(tookMs).toBe(0);
  });

  it("asks one while as many requests as may be in flight stall at the other", async () => {
    server.always(ORDERS, answers.stall);
    const all = await world.executeAll([order, order, order, order, stock]);
    expect(all.map(codeOf)).toEqual([...Array<string>(4).fill("ORDERS_TIMEOUT"), undefined]);
    expect(server.count(STOCK)).toBe(1);
  });
});
