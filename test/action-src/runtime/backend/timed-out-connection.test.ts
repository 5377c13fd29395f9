import { judgeAnswer, judgeTransportFailure } from "../../../../action-src/runtime/backend/judge-answer";
import { toTransportFailure } from "../../../../foundation/axios-failure";
import { TransportFailure } from "../../../../foundation/http-transport";
import { createOrdersHandler } from "../../support/orders-action";
import { codeOf } from "../../support/handler-world";
import { VirtualClock } from "../../../support/virtual-clock";

const NOW_MS = Date.UTC(2026, 0, 15);

/** Executes the sample action against a network that ends every connection with `code`. */
async function executeWith(code: string, random = 0) {
  const clock = new VirtualClock();
  const sent: string[] = [];
  const handler = createOrdersHandler("nothing")({
    clock,
    random: () => random,
    environment: { ORDERS_BASE_URL: "https://orders.example" },
    newExecutionId: () => "execution-1",
    transport: ({ url }) => {
      sent.push(url);
      return Promise.reject(toTransportFailure(Object.assign(new Error("failed"), { code })));
    },
  });
  const log = () => undefined;
  const logger = { info: log, warn: log, error: log };
  return { outputs: await clock.run(handler({ logger }, { orderId: "1" })), sent };
}

describe("an execution whose connections fail", () => {
  it("is a timeout, after every retry, when the network says ETIMEDOUT", async () => {
    const { outputs, sent } = await executeWith("ETIMEDOUT");
    expect(codeOf(outputs)).toBe("ORDERS_TIMEOUT");
    expect(outputs.errorDetails).toContain("no complete answer in time");
    expect(sent).toHaveLength(4);
  });

  it("is an outage, with the network's code, when the connection is reset", async () => {
    const { outputs, sent } = await executeWith("ECONNRESET");
    expect(codeOf(outputs)).toBe("ORDERS_UNAVAILABLE");
    expect(outputs.errorDetails).toContain("a broken connection (ECONNRESET)");
    expect(sent).toHaveLength(4);
  });
});

describe("judgeTransportFailure", () => {
  it.each([
    ["aborted", "ERR_CANCELED", "TIMEOUT", true],
    ["connection", "ETIMEDOUT", "TIMEOUT", true],
    ["connection", "ECONNREFUSED", "UNAVAILABLE", true],
    ["too-large", "ERR_BAD_RESPONSE", "INVALID_RESPONSE", false],
  ] as const)("judges %s by %s as %s", (kind, reason, fault, retryable) => {
    expect(judgeTransportFailure(new TransportFailure(kind, reason))).toMatchObject({
      kind: fault,
      retryable,
      rateLimited: false,
    });
  });
});

describe("judgeAnswer", () => {
  const judge = (status: number, body = "{}", headers = {}) => judgeAnswer({ status, headers, body }, NOW_MS);

  it.each([200, 201, 299])("reads the body of a %i", (status) => {
    expect(judge(status, '{"id":1}')).toEqual({ answer: { status, json: { id: 1 } } });
  });

  it.each([199, 300, 302, 400, 404, 407, 409, 499])("takes a %i as an answer without a body", (status) => {
    expect(judge(status, "not JSON")).toEqual({ answer: { status } });
  });

  it.each([
    [408, "TIMEOUT", false],
    [429, "RATE_LIMITED", true],
    [500, "UNAVAILABLE", false],
    [599, "UNAVAILABLE", false],
  ] as const)("is a fault that a repeat may better when the status is %i", (status, kind, rateLimited) => {
    expect(judge(status, "", { "retry-after": "2" })).toEqual({
      fault: { kind, rateLimited, retryable: true, retryAfterMs: 2_000, seen: `status ${status}`, status },
    });
  });

  it("is a fault that a repeat may better when the body is not JSON", () => {
    expect(judge(200, "<html>")).toEqual({
      fault: {
        kind: "INVALID_RESPONSE",
        seen: "status 200 with a body that is not JSON",
        retryable: true,
        rateLimited: false,
        status: 200,
      },
    });
  });
});
