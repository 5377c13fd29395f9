import { createOrdersHandler } from "../../support/orders-action";
import { VirtualClock } from "../../../support/virtual-clock";

describe("the requests of several executions", () => {
  it("go in the order of the executions, and whom a 429 sent back goes on first", async () => {
    const clock = new VirtualClock();
    const asked: string[] = [];
    const handler = createOrdersHandler("nothing")({
      clock,
      random: () => 0,
      environment: { ORDERS_BASE_URL: "https://orders.example" },
      newExecutionId: () => "execution-1",
      transport: ({ url }) => {
        asked.push(url.slice(-1));
        return Promise.resolve(
          asked.length === 1
            ? { status: 429, headers: { "retry-after": "2" }, body: "" }
            : { status: 200, headers: {}, body: "{}" },
        );
      },
    });
    const orderIds = ["1", "2", "3", "4", "5", "6"];
    const all = await clock.run(Promise.all(orderIds.map((orderId) => handler(undefined, { orderId }))));
    expect(all).toEqual(orderIds.map(() => ({ found: true })));
    expect(asked).toEqual(["1", "2", "3", "1", "4", "5", "6"]);
  });
});
