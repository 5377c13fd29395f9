import { headerOfVariable } from "../../../../foundation/environment-header";
// Before the entry, as in a bundle.
import "../../support/bundled-action";
import { handler } from "../../../../action-src/runtime/genesys-cloud/entry";

let written: jest.SpyInstance;
beforeEach(() => (written = jest.spyOn(console, "info").mockReturnValue()));
afterEach(() => written.mockRestore());

describe("handler of Genesys Cloud", () => {
  it("gives the action the environment of the headers, the execution's id, the inputs and a logger", async () => {
    const context = { awsRequestId: "e-1", clientContext: { [headerOfVariable("MODE")]: "fast" } };
    expect(await handler({ orderId: "1" }, context)).toStrictEqual({
      mode: "fast",
      context: { executionId: "e-1" },
      inputs: { orderId: "1" },
    });
    expect(written.mock.calls).toEqual([[JSON.stringify({ level: "info", message: "called" })]]);
  });

  it.each([
    ["no context", undefined],
    ["a context of null", null],
    ["an empty context", {}],
  ])("gives it no environment and no id with %s, and no inputs without an event", async (_what, context) => {
    const called = { mode: undefined, context: {}, inputs: {} };
    for (const event of [undefined, null]) expect(await handler(event, context)).toStrictEqual(called);
  });

  it("throws what the action throws", async () => {
    await expect(handler("fail", {})).rejects.toThrow(new RangeError("on purpose"));
  });
});
