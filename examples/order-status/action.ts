import { defineAction } from "../define-action";
import { inputs, outputs } from "./contract";
import { environment } from "./orders-api";

/** The action `order-status`: tells a caller where an order is. */
export const action = defineAction({
  name: "order-status",
  description: "Looks an order up in the shop and returns where it is",
  runtime: "nodejs18",
  timeoutSeconds: 20,
  contract: { inputs, outputs },
  success: { orderFound: true, orderStatus: /./ },
  environment,
  smokeTest: {
    inputs: { orderNumber: "A-1001" },
    acceptedErrorCodes: ["ORDERS_NOT_FOUND"],
    shown: ["orderFound", "orderStatus", "errorDetails"],
  },
});
