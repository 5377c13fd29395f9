import * as z from "zod";
import { ApiKeyAuthentication } from "../../../../action-src/runtime/backend/api-key-authentication";
import { OAuthAuthentication } from "../../../../action-src/runtime/backend/oauth-authentication";
import { defineBackend } from "../../../../action-src/runtime/run/define-backend";
import type { Platform } from "../../../../action-src/runtime/run/platform";
import { createActionHandler } from "../../../../action-src/runtime/run/run-action";
import * as answers from "../../support/answers";
import { codeOf, HandlerWorld } from "../../support/handler-world";
import { ScriptedServer } from "../../support/scripted-server";

const environment = {
  ORDERS_BASE_URL: { configKey: "ordersBaseUrl", kind: "baseUrl", purpose: "base URL" },
  ORDERS_API_KEY: { configKey: "ordersApiKey", secret: true, kind: "text", purpose: "API key" },
  ORDERS_FAST: {
    configKey: "ordersFast",
    kind: "boolean",
    purpose: "no setting of a backend",
    default: "true",
  },
} as const;

const ordersApi = defineBackend(environment, ({ ORDERS_BASE_URL, ORDERS_API_KEY }) => ({
  name: "orders API",
  codePrefix: "ORDERS",
  baseUrl: ORDERS_BASE_URL,
  authentication: new ApiKeyAuthentication({ header: "x-api-key", key: ORDERS_API_KEY }),
}));

const outputs = z.object({ state: z.string().optional(), errorDetails: z.string().optional() });
type Outputs = z.output<typeof outputs>;

const createHandler = (platform: Platform) =>
  createActionHandler(
    {
      name: "order-status",
      timeoutSeconds: 30,
      contract: { inputs: z.object({}), outputs },
      environment,
    },
    {
      failed: (errorDetails) => ({ errorDetails }),
      describeInputs: () => ({}),
      async execute(_inputs, execution, warm) {
        const { state } = await ordersApi(execution, warm).read({
          step: "order",
          operation: "The order lookup",
          path: "/orders/1",
          schema: z.object({
            state: z.string().toUpperCase(),
            holders: z.record(z.string(), z.object({ id: z.string() })).optional(),
          }),
          notFound: "There is no such order. Ask again.",
        });
        return { state };
      },
    },
    platform,
  );

const fieldsWith = (fields: Readonly<Record<string, unknown>>): unknown =>
  expect.objectContaining({ fields: expect.objectContaining(fields) as unknown });

const ORDER = "GET /api/orders/1";
let server: ScriptedServer;
let world: HandlerWorld<Outputs>;
beforeEach(async () => {
  server = await ScriptedServer.start();
  const values = { ORDERS_BASE_URL: `${server.url}/api`, ORDERS_API_KEY: "k3y" };
  world = new HandlerWorld(createHandler, values, server);
});
afterEach(() => server.close());

describe("defineBackend and read", () => {
  it("give what the schema makes of an answer, asked for with the settings", async () => {
    server.always(ORDER, answers.json(200, { state: "shipped", more: 1 }));
    expect(await world.execute({})).toEqual({ state: "SHIPPED" });
    expect(server.requests.map(({ headers }) => headers["x-api-key"])).toEqual(["k3y"]);
  });

  it("fail with the backend's NOT_FOUND and the action's sentence when it knows no record", async () => {
    server.always(ORDER, answers.status(404));
    expect((await world.execute({})).errorDetails).toBe(
      "ORDERS_NOT_FOUND: There is no such order. Ask again.",
    );
  });

  it("fail with its INVALID_RESPONSE, which quotes nothing, when the answer does not hold the schema", async () => {
    server.always(ORDER, answers.json(200, { state: 7, owner: "Ada" }));
    const { errorDetails = "" } = await world.execute({});
    expect(errorDetails).toMatch(
      /^ORDERS_INVALID_RESPONSE: The order lookup met an answer that .+ Compare the answer of the orders API/,
    );
    expect(errorDetails).not.toContain("Ada");
    expect(server.count(ORDER)).toBe(1);
  });

  it("say in the trace and to the flow which fields did not match, without values and keys that may be data", async () => {
    const holders = { "ada@example.com": {} };
    server.always(ORDER, answers.json(200, { state: 7, holders }));
    const { errorDetails = "" } = await world.execute({});
    expect(errorDetails).toContain("lacks what is read of it: state, holders.*.id. Compare");
    expect(world.records).toContainEqual({
      level: "warn",
      message: "order-status order: not as the schema reads it",
      fields: expect.objectContaining({
        mismatches: ["state", "holders.*.id"],
        code: "ORDERS_INVALID_RESPONSE",
      }) as unknown,
    });
    expect(JSON.stringify(world.records)).not.toContain("ada@example.com");
  });

  it("say in the trace what was asked for, without its path, when nothing is there", async () => {
    server.always(ORDER, answers.status(404));
    await world.execute({});
    expect(world.records).toContainEqual(
      fieldsWith({ step: "order", status: 404, asked: "GET, The order lookup" }),
    );
  });

  it("name the variable that is missing, or refused by the backend", async () => {
    server.always(ORDER, answers.status(401));
    expect((await world.execute({})).errorDetails).toMatch(/^ORDERS_UNAUTHORIZED: .*ORDERS_API_KEY/);
    world.environment.ORDERS_API_KEY = "";
    expect(codeOf(await world.execute({}))).toBe("CONFIGURATION_INVALID");
  });
});

describe("defineBackend, with a session", () => {
  const SIGN_IN = {
    ORDERS_BASE_URL: environment.ORDERS_BASE_URL,
    ORDERS_TOKEN_URL: { configKey: "ordersTokenUrl", kind: "url", purpose: "token endpoint" },
    ORDERS_SECRET: { configKey: "ordersSecret", secret: true, kind: "text", purpose: "secret" },
  } as const;

  it.each([
    [undefined, 2],
    [{}, 2],
    [{ reusesSession: false }, 2],
    [{ reusesSession: true }, 1],
  ])("given %j signs in %i times for two executions", async (options, tokens) => {
    const signedIn = defineBackend(
      SIGN_IN,
      ({ ORDERS_BASE_URL, ORDERS_TOKEN_URL, ORDERS_SECRET }, clock) => ({
        name: "orders API",
        codePrefix: "ORDERS",
        baseUrl: ORDERS_BASE_URL,
        authentication: new OAuthAuthentication(
          { tokenUrl: ORDERS_TOKEN_URL, clientId: ORDERS_SECRET, clientSecret: ORDERS_SECRET, scope: "read" },
          clock,
        ),
      }),
      options,
    );
    server.always("POST /token", answers.token("access-token"));
    server.always(ORDER, answers.json(200, {}));
    const values = { ...world.environment, ORDERS_TOKEN_URL: `${server.url}/token`, ORDERS_SECRET: "s3cret" };
    const signingIn = new HandlerWorld(
      (platform) =>
        createActionHandler(
          {
            name: "order-status",
            timeoutSeconds: 30,
            contract: { inputs: z.object({}), outputs },
            environment: SIGN_IN,
          },
          {
            failed: (errorDetails) => ({ errorDetails }),
            describeInputs: () => ({}),
            async execute(_inputs, execution, warm) {
              const lookup = { step: "order", operation: "The order lookup", path: "/orders/1" };
              return { state: (await signedIn(execution, warm).get(lookup)) ? "known" : "unknown" };
            },
          },
          platform,
        ),
      values,
      server,
    );
    for (let execution = 0; execution < 2; execution += 1)
      expect(await signingIn.execute({})).toEqual({ state: "known" });
    expect(server.count("POST /token")).toBe(tokens);
  });
});
