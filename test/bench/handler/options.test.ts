import { parseHandlerOptions } from "../../../bench/handler/options";

describe("parseHandlerOptions", () => {
  it("judges every scenario and contender when nothing is given", () => {
    expect(parseHandlerOptions([])).toEqual({
      out: undefined,
      quick: false,
      reportOnly: false,
      scenarios: [],
      contenders: [],
      rounds: 1,
      seed: 20_260_101,
    });
  });

  it.each([[["--quick"]], [["--report-only"]], [["--scenario", "faults"]], [["--contender", "got"]]])(
    "only reports when called with %j",
    (args) => {
      expect(parseHandlerOptions(args).reportOnly).toBe(true);
    },
  );

  it("takes several scenarios and contenders", () => {
    const args = "--scenario healthy --scenario faults --contender ours --seed 7".split(" ");
    expect(parseHandlerOptions(args)).toMatchObject({
      scenarios: ["healthy", "faults"],
      contenders: ["ours"],
      seed: 7,
    });
  });

  it.each([
    [["--scenario", "storm"], 'There is no scenario "storm". Choose from: healthy; '],
    [["--contender", "nobody"], 'There is no contender "nobody". Choose from: ours; '],
    [["--seed", "x"], '--seed is a whole number of at most nine digits, and is "x"'],
  ])("throws COMMAND_INVALID when called with %j", (args, seen) => {
    expect(() => parseHandlerOptions(args)).toThrow(seen);
  });
});
