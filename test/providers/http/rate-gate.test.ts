import { RateGate } from "../../../providers/http/rate-gate";
import { VirtualClock } from "../../support/virtual-clock";

describe("RateGate", () => {
  it("holds callers for the longest time anybody was asked to wait", async () => {
    const clock = new VirtualClock();
    const gate = new RateGate(clock);
    gate.shutFor(5_000);
    gate.shutFor(1_000);
    await gate.passed();
    await gate.passed();
    expect(clock.sleptMs).toEqual([5_000]);
  });

  it("holds callers no longer when the wall clock is set back meanwhile", async () => {
    const clock = new VirtualClock();
    const gate = new RateGate(clock);
    gate.shutFor(5_000);
    clock.setWallClockBack(3_600_000);
    await gate.passed();
    expect(clock.sleptMs).toEqual([5_000]);
  });
});
