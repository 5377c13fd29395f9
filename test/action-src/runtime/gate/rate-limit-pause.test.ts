import { RateLimitPause } from "../../../../action-src/runtime/gate/rate-limit-pause";

describe("RateLimitPause", () => {
  it("limits nothing before a 429", () => {
    expect(new RateLimitPause().limit(0, 3)).toBe(3);
  });

  it("stops everything for as long as the CRM asks, then starts slowly", () => {
    const pause = new RateLimitPause();
    pause.pause(0, 5_000, 0);
    expect(pause.limit(4_999, 3)).toBe(0);
    expect([5_000, 5_499, 5_500, 6_000, 60_000].map((nowMs) => pause.limit(nowMs, 3))).toEqual([
      1, 1, 2, 3, 3,
    ]);
  });

  it("doubles the pause while requests keep meeting a limit without a hint", () => {
    const pause = new RateLimitPause();
    const pauses: number[] = [];
    for (let nowMs = 0, count = 0; count < 7; count += 1) {
      pause.pause(nowMs, undefined, 0);
      pauses.push(pause.resumesAtMs - nowMs);
      nowMs = pause.resumesAtMs;
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    pause.passed(pause.resumesAtMs);
    pause.pause(200_000, undefined, 0);
    expect(pause.resumesAtMs).toBe(201_000);
  });

  it("takes several 429s in flight together for one", () => {
    const pause = new RateLimitPause();
    for (let count = 0; count < 3; count += 1) pause.pause(0, undefined, 0);
    expect(pause.resumesAtMs).toBe(1_000);
  });

  it("believes a hint under a second once, and doubles when it proved too short", () => {
    const pause = new RateLimitPause();
    const pauses: number[] = [];
    for (let nowMs = 0, count = 0; count < 4; count += 1) {
      pause.pause(nowMs, count === 3 ? 1_000 : 0, 0);
      pauses.push(pause.resumesAtMs - nowMs);
      nowMs = pause.resumesAtMs;
    }
    expect(pauses).toEqual([100, 2_000, 4_000, 1_000]);
  });

  it("lets nothing go at any moment of a pause", () => {
    const pause = new RateLimitPause();
    pause.pause(0, 10_000, 0);
    expect([0, 3_000, 9_999].map((nowMs) => pause.limit(nowMs, 3))).toEqual([0, 0, 0]);
  });

  it("spreads the ends of pauses over a tenth of a second", () => {
    const pause = new RateLimitPause();
    pause.pause(0, 5_000, 0.5);
    expect(pause.resumesAtMs).toBe(5_050);
  });

  it("takes an answer that was under way for no proof that the limit is over", () => {
    const pause = new RateLimitPause();
    pause.pause(0, undefined, 0);
    pause.passed(999);
    pause.pause(1_000, undefined, 0);
    expect(pause.resumesAtMs).toBe(3_000);
  });
});
