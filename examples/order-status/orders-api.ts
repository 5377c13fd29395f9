import type { EnvironmentDescription } from "../define-action";
import { ApiKeyAuthentication } from "../runtime/backend/api-key-authentication";
import { defineBackend } from "../runtime/run/define-backend";

/** What the stack's configuration has to say of the shop's orders API. */
export const environment = {
  ORDERS_BASE_URL: {
    configKey: "ordersBaseUrl",
    kind: "baseUrl",
    purpose: "base URL of the shop's orders API, without /orders",
  },
  ORDERS_API_KEY: {
    configKey: "ordersApiKey",
    secret: true,
    kind: "text",
    purpose: "API key that the orders API knows the action by",
  },
} as const satisfies EnvironmentDescription;

/** An execution's way to the orders API. */
export const ordersApi = defineBackend(environment, ({ ORDERS_BASE_URL, ORDERS_API_KEY }) => ({
  name: "orders API",
  codePrefix: "ORDERS",
  baseUrl: ORDERS_BASE_URL,
  authentication: new ApiKeyAuthentication({ header: "x-api-key", key: ORDERS_API_KEY }),
}));
