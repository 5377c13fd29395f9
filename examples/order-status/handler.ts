import { ActionFailure } from "../runtime/execution/action-failure";
import { maskId } from "../runtime/run/mask";
import type { Platform } from "../runtime/run/platform";
import { type ActionHandler, createActionHandler } from "../runtime/run/run-action";
import { action } from "./action";
import type { OrderOutputs } from "./contract";
import { toOutputs } from "./order";
import type { OrderErrorCode } from "./order-error-codes";
import { ordersApi } from "./orders-api";

/** The handler of a warm runtime on the given platform. */
export function createHandler(platform: Platform): ActionHandler<OrderOutputs> {
  return createActionHandler(
    action,
    {
      failed: (errorDetails) => ({ orderFound: false, errorDetails }),
      // What the trace may show of the inputs: an order number leads to a person.
      describeInputs: ({ orderNumber }) => ({ orderNumber: maskId(orderNumber) }),
      async execute({ orderNumber }, execution, warm) {
        const order = await ordersApi(execution, warm).get({
          step: "order",
          operation: "The order lookup",
          path: `/orders/${encodeURIComponent(orderNumber)}`,
        });
        if (!order) throw notFound();
        return toOutputs(order.json);
      },
    },
    platform,
  );
}

function notFound(): ActionFailure<OrderErrorCode> {
  return new ActionFailure(
    "ORDERS_NOT_FOUND",
    "The shop has no order of this number. Ask the caller to read it again.",
  );
}
