import { parseHistoryOptions } from "../../../commands/history/history-options";

describe("parseHistoryOptions", () => {
  it("reads what it is given", () => {
    expect(parseHistoryOptions(["--stack", "prod", "--limit", "5", "--action", "one", "--json"])).toEqual({
      stack: "prod",
      limit: 5,
      action: "one",
      json: true,
    });
  });

  it.each([
    [[], "give --stack STACK"],
    [["--stack", "prod", "--limit", "0"], "--limit must be a whole number of at least 1"],
    [["--stack", "prod", "--limt", "5"], "Unknown option '--limt'"],
  ])("is refused when it is given %j", (given, seen) => {
    expect(() => parseHistoryOptions(given)).toThrow(seen);
  });
});
