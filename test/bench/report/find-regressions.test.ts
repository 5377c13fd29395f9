import { findRegressions } from "../../../bench/report/find-regressions";
import { aFigure, aReport } from "./figure-fixture";

describe("findRegressions", () => {
  const recorded = aReport(aFigure({ ours: 10 }));

  it("finds nothing in a ratio that is 25 % worse, or better", () => {
    expect(findRegressions(aReport(aFigure({ ours: 12.5 })), recorded)).toEqual([]);
    expect(findRegressions(aReport(aFigure({ ours: 1 })), recorded)).toEqual([]);
  });

  it("looks at the ratio, not at the time", () => {
    const slowMachine = aFigure({ ours: 100, peer: { name: "the peer", value: 200 } });
    expect(findRegressions(aReport(slowMachine), recorded)).toEqual([]);
  });

  it("names a ratio that is more than 25 % worse", () => {
    expect(findRegressions(aReport(aFigure({ ours: 13 })), recorded)).toEqual([
      "startup: a preview: 0.65 ×, recorded 0.50 × (30 % worse)",
    ]);
  });

  it("takes less for worse where more is better", () => {
    const share = (ours: number) => aReport(aFigure({ ours, moreIsBetter: true }));
    expect(findRegressions(share(30), share(20))).toEqual([]);
    expect(findRegressions(share(10), share(20))).toHaveLength(1);
  });

  it("names a figure that failed or was never recorded", () => {
    expect(findRegressions(aReport(aFigure({ ours: NaN })), recorded)).toHaveLength(1);
    expect(findRegressions(aReport(aFigure({ ours: Infinity })), recorded)).toHaveLength(1);
    expect(findRegressions(aReport(aFigure(), aFigure({ name: "another" })), recorded)).toEqual([
      "startup: another: not recorded yet",
    ]);
  });

  it("names a recorded figure that the run did not come to, unless it is a rehearsal", () => {
    const [family] = recorded.families;
    const without = { ...recorded, families: family ? [{ ...family, figures: [] }] : [] };

    expect(findRegressions(without, recorded)).toEqual(["startup: a preview: not measured, recorded 0.50 ×"]);
    expect(findRegressions({ ...without, quick: true }, recorded)).toEqual([]);
    expect(findRegressions({ ...recorded, families: [] }, recorded)).toEqual([]);
  });
});
