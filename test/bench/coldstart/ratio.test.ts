import { toColdStart } from "../../../bench/coldstart/ratio";

describe("toColdStart", () => {
  it("compares the medians above bare Node.js when one round was disturbed", () => {
    const rounds = { bareNode: [50, 50, 500], bundled: [90, 900, 90], unbundled: [150, 150, 20] };
    expect(toColdStart(rounds)).toEqual({
      bareNodeMs: 50,
      bundledAboveMs: 40,
      unbundledAboveMs: 100,
      ratio: 0.4,
    });
  });
});
