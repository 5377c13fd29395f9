import { backoffDelayMs } from "../../../providers/http/backoff";

describe("backoffDelayMs", () => {
  it("doubles up to its longest delay when failures go on", () => {
    expect([1, 2, 3, 4, 5, 6].map((failures) => backoffDelayMs(failures, 1))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 8_000,
    ]);
  });

  it("is half of that at least when chance is at its lowest", () => {
    expect([1, 5].map((failures) => backoffDelayMs(failures, 0))).toEqual([250, 4_000]);
  });
});
