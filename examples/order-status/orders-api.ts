import type { EnvironmentDescription } from "../define-action";
import { ApiKeyAuthentication } from "../runtime/backend/api-key-authentication";
import type { BackendClient } from "../runtime/backend/backend-client";
import type { Execution } from "../runtime/execution/execution";
import { settingOf } from "../runtime/execution/setting";
import { readEnvironment } from "../runtime/run/environment";
import type { WarmRuntime } from "../runtime/run/warm-runtime";

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

/** An execution's way to the orders API. @throws CONFIGURATION_INVALID */
export function ordersApi(execution: Execution, warm: WarmRuntime): BackendClient {
  const values = readEnvironment(environment, warm.platform.environment);
  const backend = {
    name: "orders API",
    codePrefix: "ORDERS",
    baseUrl: settingOf(values, "ORDERS_BASE_URL"),
    authentication: new ApiKeyAuthentication({
      header: "x-api-key",
      key: settingOf(values, "ORDERS_API_KEY"),
    }),
  } as const;
  return warm.client(backend, execution, false);
}
