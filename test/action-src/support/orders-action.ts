import * as z from "zod";
import type { EnvironmentDescription } from "../../../action-src/define-action";
import { ApiKeyAuthentication } from "../../../action-src/runtime/backend/api-key-authentication";
import type { Authentication } from "../../../action-src/runtime/backend/authentication";
import { BasicAuthentication } from "../../../action-src/runtime/backend/basic-authentication";
import { NoAuthentication } from "../../../action-src/runtime/backend/no-authentication";
import { OAuthAuthentication } from "../../../action-src/runtime/backend/oauth-authentication";
import { settingOf } from "../../../action-src/runtime/execution/setting";
import { type EnvironmentValues, readEnvironment } from "../../../action-src/runtime/run/environment";
import type { Platform } from "../../../action-src/runtime/run/platform";
import { createActionHandler } from "../../../action-src/runtime/run/run-action";
import type { Clock } from "../../../foundation/clock";

const text = { configKey: "ordersText", kind: "text", purpose: "a value", default: "unused" } as const;

const ENVIRONMENT = {
  ORDERS_BASE_URL: { configKey: "ordersBaseUrl", kind: "baseUrl", purpose: "base URL of the orders API" },
  ORDERS_TOKEN_URL: { ...text, kind: "url", default: "https://orders.example/token" },
  ORDERS_CLIENT_ID: text,
  ORDERS_CLIENT_SECRET: text,
  ORDERS_API_KEY: text,
  ORDERS_USER: text,
  ORDERS_PASSWORD: text,
} as const satisfies EnvironmentDescription;

type Values = EnvironmentValues<typeof ENVIRONMENT>;

/** The ways to sign in, by name. */
export const AUTHENTICATIONS = {
  OAuth: (values: Values, clock: Clock) =>
    new OAuthAuthentication(
      {
        tokenUrl: settingOf(values, "ORDERS_TOKEN_URL"),
        clientId: settingOf(values, "ORDERS_CLIENT_ID"),
        clientSecret: settingOf(values, "ORDERS_CLIENT_SECRET"),
        scope: "orders:read",
      },
      clock,
    ),
  "an API key": (values: Values) =>
    new ApiKeyAuthentication({ header: "x-api-key", key: settingOf(values, "ORDERS_API_KEY") }),
  "HTTP Basic": (values: Values) =>
    new BasicAuthentication({
      user: settingOf(values, "ORDERS_USER"),
      password: settingOf(values, "ORDERS_PASSWORD"),
    }),
  nothing: () => new NoAuthentication(),
} satisfies Record<string, (values: Values, clock: Clock) => Authentication>;

/** One of {@link AUTHENTICATIONS}. */
export type AuthenticationName = keyof typeof AUTHENTICATIONS;

const inputs = z.object({ orderId: z.string(), backend: z.enum(["orders", "stock"]).default("orders") });
const outputs = z.object({ found: z.boolean(), errorDetails: z.string().max(500).optional() });

/** Outputs of the sample action. */
export type OrderOutputs = z.output<typeof outputs>;

/**
 * A sample action that looks an order up, in the orders API unless its input says the stock API, whose code prefixes
 * are ORDERS and STOCK. Both are reached at the same address, below /orders and /stock.
 */
export function createOrdersHandler(name: AuthenticationName, reusesSession = false) {
  return (platform: Platform) =>
    createActionHandler(
      { name: "order-status", timeoutSeconds: 30, contract: { inputs, outputs }, environment: ENVIRONMENT },
      {
        failed: (errorDetails) => ({ found: false, errorDetails }),
        describeInputs: () => ({}),
        async execute({ orderId, backend }, execution, warm) {
          const values = readEnvironment(ENVIRONMENT, warm.platform.environment);
          const identity =
            backend === "orders"
              ? ({ name: "orders API", codePrefix: "ORDERS" } as const)
              : ({ name: "stock API", codePrefix: "STOCK" } as const);
          const authentication = AUTHENTICATIONS[name](values, warm.platform.clock);
          const baseUrl = settingOf(values, "ORDERS_BASE_URL");
          const client = warm.client({ ...identity, baseUrl, authentication }, execution, reusesSession);
          const lookup = { step: "order", operation: "The order lookup", path: `/${backend}/${orderId}` };
          return { found: (await client.get(lookup)) !== undefined };
        },
      },
      platform,
    );
}
