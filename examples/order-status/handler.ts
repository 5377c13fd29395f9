import * as z from "zod";
import { maskId } from "../runtime/run/mask";
import type { Platform } from "../runtime/run/platform";
import { type ActionHandler, createActionHandler } from "../runtime/run/run-action";
import { action } from "./action";
import { type OrderOutputs, orderStates } from "./contract";
import { ordersApi } from "./orders-api";

/** An order as the shop sends it. Only its state is needed; a date that is none counts as not known. */
const order = z.object({
  state: z.string().toLowerCase().pipe(z.enum(orderStates)),
  delivery: z.iso.date().optional().catch(undefined),
});

/** The handler of a warm runtime on the given platform. */
export function createHandler(platform: Platform): ActionHandler<OrderOutputs> {
  return createActionHandler(
    action,
    {
      failed: (errorDetails) => ({ orderFound: false, errorDetails }),
      // What the trace may show of the inputs: an order number leads to a person.
      describeInputs: ({ orderNumber }) => ({ orderNumber: maskId(orderNumber) }),
      async execute({ orderNumber }, execution, warm) {
        const { state, delivery } = await ordersApi(execution, warm).read({
          step: "order",
          operation: "The order lookup",
          path: `/orders/${encodeURIComponent(orderNumber)}`,
          schema: order,
          notFound: "The shop has no order of this number. Ask the caller to read it again.",
        });
        return {
          orderFound: true,
          orderStatus: state,
          ...(delivery === undefined ? {} : { deliveryDate: delivery }),
        };
      },
    },
    platform,
  );
}
