import { backoffMs } from "../../../../action-src/runtime/backend/backoff";

describe("backoffMs", () => {
  it("grows fourfold from 250 ms, with jitter over the whole span", () => {
    expect([0, 1, 2].map((retry) => backoffMs(retry, 1))).toEqual([250, 1_000, 4_000]);
    expect([0, 1, 2].map((retry) => backoffMs(retry, 0))).toEqual([0, 0, 0]);
    expect(backoffMs(1, 0.5)).toBe(500);
  });
});
