import { ActionHarness, codeOf } from "../../../test/support/action-harness";
import { action } from "../action";
import type { OrderOutputs } from "../contract";
import { createHandler } from "../handler";
import { sim } from "../sim";

let order: ActionHarness<OrderOutputs>;
beforeEach(async () => (order = await ActionHarness.start({ action, createHandler, sim })));
afterEach(() => order.close());

describe("order-status", () => {
  it.each([
    ["A-1001", { orderFound: true, orderStatus: "shipped", deliveryDate: "2026-03-14" }],
    ["A-1002", { orderFound: true, orderStatus: "processing" }],
  ])("tells where the order %s is", async (orderNumber, expected) => {
    expect(await order.execute({ orderNumber })).toEqual(expected);
  });

  it("fails with ORDERS_NOT_FOUND when the shop does not know the order", async () => {
    const outputs = await order.execute({ orderNumber: "A-9999" });
    expect(outputs.orderFound).toBe(false);
    expect(codeOf(outputs)).toBe("ORDERS_NOT_FOUND");
  });

  it("fails with ORDERS_INVALID_RESPONSE when the order has no known state", async () => {
    order.backend.faults.plan({ fault: { kind: "raw-body", body: '{"state":"lost"}' } });
    expect(codeOf(await order.execute({ orderNumber: "A-1001" }))).toBe("ORDERS_INVALID_RESPONSE");
  });

  it("fails with INPUT_INVALID, and asks nobody, without an order number", async () => {
    expect(codeOf(await order.execute({ orderNumber: " " }))).toBe("INPUT_INVALID");
    expect(order.backend.log.entries).toEqual([]);
  });

  it("fails with ORDERS_UNAUTHORIZED and names the variable when the key is not taken", async () => {
    order.environment.ORDERS_API_KEY = "another";
    const outputs = await order.execute({ orderNumber: "A-1001" });
    expect(outputs.errorDetails).toMatch(/^ORDERS_UNAUTHORIZED: .*ORDERS_API_KEY/);
  });

  it.each(["reset", "refuse", "torn-answer", "stall", "drip"] as const)(
    "rides out a %s of the shop",
    async (kind) => {
      order.backend.faults.plan({ fault: { kind } });
      expect(await order.execute({ orderNumber: "A-1001" })).toMatchObject({ orderStatus: "shipped" });
      expect(order.backend.log.count("GET", "/orders/A-1001")).toBe(2);
    },
  );

  it("answers within five sixths of its timeout when the shop is out of order for ever", async () => {
    order.backend.faults.plan({ times: "always", fault: { kind: "stall" } });
    const { outputs, tookMs } = await order.time({ orderNumber: "A-1001" });
    expect(codeOf(outputs)).toBe("ORDERS_TIMEOUT");
    expect(tookMs).toBeLessThanOrEqual((action.timeoutSeconds * 1000 * 5) / 6);
  });

  it("shows neither the order number nor the key in the trace", async () => {
    const key = order.environment.ORDERS_API_KEY ?? "";
    await order.execute({ orderNumber: "A-1001" });
    expect(order.records.map(({ message }) => message)).toEqual([
      "order-status inputs: accepted",
      "order-status order: answered",
      "order-status execution: succeeded",
    ]);
    for (const hidden of ["A-1001", key]) expect(JSON.stringify(order.records)).not.toContain(hidden);
  });
});
