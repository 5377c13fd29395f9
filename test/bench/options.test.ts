import { parseBenchOptions } from "../../bench/options";

describe("parseBenchOptions", () => {
  it("measures everything unless families are named", () => {
    expect(parseBenchOptions([])).toEqual({ families: [], quick: false, check: false, record: false });
    expect(parseBenchOptions(["--family", "rollback", "--family", "startup"]).families).toEqual([
      "rollback",
      "startup",
    ]);
  });

  it.each([
    [["--family", "speed"], 'no family "speed"'],
    [["--record", "--quick"], "takes a whole run"],
    [["--record", "--check"], "takes a whole run"],
  ])("refuses %j", (args, message) => {
    expect(() => parseBenchOptions(args)).toThrow(message);
  });
});
