import { systemClock } from "../../foundation/clock";

describe("systemClock", () => {
  it("knows the date", () => {
    const before = Date.now();
    const seen = systemClock.epochMs();

    expect(seen).toBeGreaterThanOrEqual(before);
    expect(seen).toBeLessThanOrEqual(Date.now());
  });

  it("measures durations in milliseconds that never run backwards", async () => {
    const before = systemClock.monotonicMs();
    await systemClock.sleep(20);

    // A timer may fire a little early.
    expect(systemClock.monotonicMs() - before).toBeGreaterThan(15);
  });

  it("calls back once, at once where the time has passed", async () => {
    const order: string[] = [];
    await new Promise<void>((resolve) => {
      systemClock.setTimer(() => resolve(), 20);
      systemClock.setTimer(() => order.push("later"), 10);
      systemClock.setTimer(() => order.push("passed"), -1_000);
    });

    expect(order).toEqual(["passed", "later"]);
  });

  it("does not call back what was prevented", async () => {
    const called: string[] = [];
    const prevent = systemClock.setTimer(() => called.push("prevented"), 1);
    prevent();
    await new Promise<void>((resolve) => systemClock.setTimer(resolve, 10));

    expect(called).toEqual([]);
  });
});
