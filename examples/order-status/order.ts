import * as z from "zod";
import { ActionFailure } from "../runtime/execution/action-failure";
import { type OrderOutputs, orderStates } from "./contract";

/** An order as the shop sends it. Only its state is needed; a date that is none counts as not known. */
const order = z.object({
  state: z.string().toLowerCase().pipe(z.enum(orderStates)),
  delivery: z.iso.date().optional().catch(undefined),
});

/**
 * The outputs of an order.
 * @throws ORDERS_INVALID_RESPONSE where it has no state that this action knows
 */
export function toOutputs(json: unknown): OrderOutputs {
  const parsed = order.safeParse(json);
  if (!parsed.success)
    throw new ActionFailure(
      "ORDERS_INVALID_RESPONSE",
      "The order lookup met an order without a known state. Compare the shop's answer with what order.ts reads.",
    );
  const { state, delivery } = parsed.data;
  return {
    orderFound: true,
    orderStatus: state,
    ...(delivery === undefined ? {} : { deliveryDate: delivery }),
  };
}
