import { failedExecutionOf } from "../../../infra/smoke-test/failed-execution";
import { CXONE_DIALECT } from "../../../providers/platforms/cxone/dialect";
import { GENESYS_DIALECT } from "../../../providers/platforms/genesys-cloud/dialect";
import { refusal } from "../../../providers/platforms/rest/refusal";
import type { RestDialect } from "../../../providers/platforms/rest/rest-dialect";

const answered = (dialect: RestDialect, status: number, body: object) =>
  failedExecutionOf(refusal(dialect, "Execution", { status, headers: {}, body: JSON.stringify(body) }, []));
const onCxone = (body: object, status = 500) => answered(CXONE_DIALECT, status, body);
const onGenesysCloud = (message: string, body: object = {}) =>
  answered(GENESYS_DIALECT, 500, { message, ...body });

describe("failedExecutionOf", () => {
  it.each([
    [500, "execution.failed", "TypeError: no such order"],
    [504, "execution.timeout", "It took more than 30 seconds"],
    [500, "internal.server.error", "The process ended with 3"],
  ])("has of an answer with %s and %s the reason and the execution alone", (status, code, message) => {
    const body = { message, code, executionId: "e-1", contextId: "c-1" };

    expect(onCxone(body, status)).toEqual({ reason: message, executionId: "e-1" });
    expect(onCxone({ message, code, executionId: "e-1" }, status)?.reason).toBe(message);
    expect(onCxone({ message, executionId: "e-1", contextId: "c-1" }, status)?.reason).toBe(message);
  });

  it("keeps a code that is not of an execution, and one that is not at the end", () => {
    expect(onCxone({ message: "no", code: "bad.gateway", executionId: "e-1" })?.reason).toBe(
      "no, bad.gateway",
    );
    expect(onCxone({ message: "a, execution.failed, b", executionId: "e-1" })?.reason).toBe(
      "a, execution.failed, b",
    );
    expect(onCxone({ message: "a, contextId b c", executionId: "e-1" })?.reason).toBe("a, contextId b c");
  });

  it("says that there is no reason where the platform gives none", () => {
    expect(onCxone({ executionId: "e-1" })).toEqual({
      reason: "the platform gives no reason",
      executionId: "e-1",
    });
  });

  it.each([
    ["Invoked function failed. Function execution failed with error Type: Unhandled", "Type: Unhandled"],
    ["REST call failed.\nMessage: Invoked function failed.\nIt failed with error no\norder", "no order"],
    ["Invoked function failed. failed with error it failed with error 7", "it failed with error 7"],
    ["Invoked function failed", "the platform gives no reason"],
    ["Invoked function failed: its memory was used up", "the platform gives no reason"],
  ])("has of what Genesys Cloud says of a function, %j, the reason alone", (message, reason) => {
    expect(onGenesysCloud(message)).toEqual({ reason });
    expect(onGenesysCloud(message, { code: "internal.server.error", contextId: "c-1" })).toEqual({ reason });
  });

  it.each([
    [
      "a server that has a problem of its own",
      refusal(GENESYS_DIALECT, "Execution", answer(503, "busy"), []),
    ],
    ["a server that says nothing", refusal(CXONE_DIALECT, "Execution", answer(500), [])],
    ["a refusal", refusal(GENESYS_DIALECT, "Execution", answer(400, "Invoked function failed"), [])],
    ["an error of ours", new Error("Invoked function failed")],
  ])("does not blame the action for %s", (_what, error) => {
    expect(failedExecutionOf(error)).toBeUndefined();
  });
});

function answer(status: number, message?: string) {
  return { status, headers: {}, body: JSON.stringify(message === undefined ? {} : { message }) };
}
