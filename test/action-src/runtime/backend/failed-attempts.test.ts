import { TransportFailure } from "../../../../foundation/http-transport";
import { codeOf } from "../../support/handler-world";
import { createOrdersHandler } from "../../support/orders-action";
import { VirtualClock } from "../../../support/virtual-clock";

describe("an attempt that ends in an error", () => {
  it.each([
    ["of no kind that is known", () => new Error("odd"), "ORDERS_UNAVAILABLE", "connection (UNKNOWN)"],
    [
      "that says why the connection broke",
      () => new TransportFailure("connection", "EPIPE"),
      "ORDERS_UNAVAILABLE",
      "connection (EPIPE)",
    ],
    ["that is the reason of its end", (signal: AbortSignal) => signal, "ORDERS_TIMEOUT", "in time"],
  ])("%s is judged by it", async (_what, failureOf, code, seen) => {
    const clock = new VirtualClock();
    const handler = createOrdersHandler("nothing")({
      clock,
      random: () => 0,
      environment: { ORDERS_BASE_URL: "https://orders.example" },
      newExecutionId: () => "execution-1",
      transport: (_request, signal) => {
        const failure = failureOf(signal);
        if (failure instanceof Error) return Promise.reject(failure);
        return new Promise((_resolve, reject: (reason: Error) => void) =>
          signal.addEventListener("abort", () => reject(signal.reason as Error)),
        );
      },
    });
    const outputs = await clock.run(handler(undefined, { orderId: "1" }));
    expect(codeOf(outputs)).toBe(code);
    expect(outputs.errorDetails).toContain(seen);
  });
});
