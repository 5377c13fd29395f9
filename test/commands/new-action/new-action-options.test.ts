import { parseNewActionOptions } from "../../../commands/new-action/new-action-options";

describe("parseNewActionOptions", () => {
  it("reads the name alone, and infers the rest", () => {
    expect(parseNewActionOptions(["refund-policy"])).toEqual({
      name: "refund-policy",
      auth: "api-key",
      from: undefined,
    });
  });

  it.each([
    ["no name", []],
    ["two names", ["a", "b"]],
    ["another way to sign in", ["a", "--auth", "kerberos"]],
    ["both a way to sign in and an example", ["a", "--auth", "oauth", "--from", "order-status"]],
  ])("refuses %s", (_name, args) => {
    expect(() => parseNewActionOptions(args)).toThrow(/^Reading the arguments of new-action failed: /);
  });
});
