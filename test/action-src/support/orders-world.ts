import { json, token } from "./answers";
import { HandlerWorld } from "./handler-world";
import { type AuthenticationName, createOrdersHandler, type OrderOutputs } from "./orders-action";
import { ScriptedServer } from "./scripted-server";

/** The route of an order's lookup, and of the token endpoint. */
export const ORDER = "GET /api/orders/";
export const TOKEN = "POST /token";

/** The sample action against a scripted backend, which has every order and grants tokens unless told otherwise. */
export class OrdersWorld extends HandlerWorld<OrderOutputs> {
  static async start(name: AuthenticationName = "nothing", reusesSession = false): Promise<OrdersWorld> {
    return new OrdersWorld(name, reusesSession, await ScriptedServer.start());
  }

  private constructor(
    name: AuthenticationName,
    reusesSession: boolean,
    readonly server: ScriptedServer,
  ) {
    server.always(ORDER, json(200, {}));
    server.always(TOKEN, token("access-token"));
    const urls = { ORDERS_BASE_URL: `${server.url}/api`, ORDERS_TOKEN_URL: `${server.url}/token` };
    super(createOrdersHandler(name, reusesSession), urls, server);
  }

  override execute(inputs: unknown = { orderId: "1" }): Promise<OrderOutputs> {
    return super.execute(inputs);
  }

  override time(inputs: unknown = { orderId: "1" }): Promise<{ outputs: OrderOutputs; tookMs: number }> {
    return super.time(inputs);
  }

  /** The records of a step, without what every record has. */
  recordsOf(step: string): unknown[] {
    return this.records
      .filter(({ fields }) => fields["step"] === step)
      .map(({ level, fields: { executionId: _id, step: _step, durationMs: _ms, ...fields } }) => ({
        level,
        ...fields,
      }));
  }
}
