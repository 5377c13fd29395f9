import { defineSim } from "../../sim/backends/define-sim";
import { HttpError } from "../../sim/http/http-error";
import { jsonAnswer } from "../../sim/http/message";
import { requireApiKey } from "../../sim/http/require-api-key";

const ORDERS: Readonly<Record<string, object>> = {
  "A-1001": { state: "SHIPPED", delivery: "2026-03-14" },
  "A-1002": { state: "PROCESSING", delivery: null },
  "A-1003": { state: "DELIVERED", delivery: "2026-01-02" },
};

/** The shop's orders API, as far as the action asks it: for laptops and tests, in no bundle. */
export const sim = defineSim({
  configuration: ({ url, secret }) => ({ ordersBaseUrl: url, ordersApiKey: secret }),
  routes: ({ secret }) => [
    {
      method: "GET",
      path: "/orders/{orderNumber}",
      handle: (request) => {
        requireApiKey(request, "x-api-key", secret);
        const order = ORDERS[request.params.orderNumber ?? ""];
        if (!order) throw new HttpError(404, "not_found", "There is no order of this number.");
        return jsonAnswer(200, order);
      },
    },
  ],
});
