import { parseAdoptOptions } from "../../../commands/adopt/adopt-options";

describe("parseAdoptOptions", () => {
  it("reads stack, action and id when they are given", () => {
    expect(parseAdoptOptions(["--stack", "dev", "lookup", "42"])).toEqual({
      stack: "dev",
      action: "lookup",
      id: "42",
      yes: false,
      generate: false,
    });
    expect(parseAdoptOptions(["lookup", "42", "-s", "dev", "-y"]).yes).toBe(true);
    expect(parseAdoptOptions(["lookup", "42", "-s", "dev", "--generate"]).generate).toBe(true);
    expect(parseAdoptOptions(["lookup", "42", "-s", "dev", "--from", "shop/prod"]).from).toBe("shop/prod");
  });

  it.each([
    [["lookup", "42"], /--stack/],
    [["--stack", "dev", "lookup"], /ACTION and its ID/],
    [["--stack", "dev", "lookup", "42", "more"], /ACTION and its ID/],
    [["--stack", "dev", "lookup", "42", "--force"], /--force/],
  ])("throws COMMAND_INVALID with the usage when called with %j", (args, seen) => {
    expect(() => parseAdoptOptions(args)).toThrow(seen);
    expect(() => parseAdoptOptions(args)).toThrow(/Usage: npm run adopt/);
  });
});
