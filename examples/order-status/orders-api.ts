import type { EnvironmentDescription } from "../define-action";
import { ApiKeyAuthentication } from "../runtime/backend/api-key-authentication";
import type { Backend } from "../runtime/backend/backend";
import { settingOf } from "../runtime/execution/setting";
import { readEnvironment } from "../runtime/run/environment";
import type { Platform } from "../runtime/run/platform";

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

/** The orders API that the environment describes. @throws CONFIGURATION_INVALID */
export function ordersApi(platform: Platform): Backend {
  const values = readEnvironment(environment, platform.environment);
  return {
    name: "orders API",
    codePrefix: "ORDERS",
    baseUrl: settingOf(values, "ORDERS_BASE_URL"),
    authentication: new ApiKeyAuthentication({
      header: "x-api-key",
      key: settingOf(values, "ORDERS_API_KEY"),
    }),
  };
}
