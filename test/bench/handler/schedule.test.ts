import { randomArrivals } from "../../../bench/handler/schedule";

describe("randomArrivals", () => {
  it("is the same when the seed is the same, and another when it is not", () => {
    expect(randomArrivals(40, 5_000, 1)).toEqual(randomArrivals(40, 5_000, 1));
    expect(randomArrivals(40, 5_000, 1)).not.toEqual(randomArrivals(40, 5_000, 2));
  });

  it("comes at the asked rate, in order, within the duration", () => {
    const schedule = randomArrivals(40, 100_000, 1);
    const { startsAtMs } = schedule as Extract<typeof schedule, { kind: "arrivals" }>;
    expect(startsAtMs).toEqual([...startsAtMs].sort((a, b) => a - b));
    expect(startsAtMs.at(-1)).toBeLessThan(100_000);
    // 4,000 expected; five standard deviations to either side.
    expect(Math.abs(startsAtMs.length - 4_000)).toBeLessThan(320);
  });
});
