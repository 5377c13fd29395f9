import { ActionFailure } from "../../../../action-src/runtime/execution/action-failure";
import { Deadline } from "../../../../action-src/runtime/execution/deadline";
import { VirtualClock } from "../../../support/virtual-clock";

/** A deadline that began at 1 s on the monotonic scale. */
function start(budgetMs: number) {
  const clock = new VirtualClock();
  clock.advanceBy(1_000);
  const deadline = new Deadline(clock, budgetMs);
  const overAtMs: number[] = [];
  deadline.onOver(() => overAtMs.push(clock.monotonicMs()));
  return { clock, deadline, overAtMs };
}
const overdue = () => new ActionFailure("INTERNAL_ERROR", "Too late.");

describe("Deadline", () => {
  it("tells what is left, and calls back once when it is over", () => {
    const { clock, deadline, overAtMs } = start(500);
    expect([deadline.expiresAtMs, deadline.remainingMs(), deadline.isOver]).toEqual([1_500, 500, false]);
    clock.advanceBy(499);
    expect([deadline.remainingMs(), overAtMs]).toEqual([1, []]);
    clock.advanceBy(1);
    expect([deadline.remainingMs(), deadline.isOver, overAtMs]).toEqual([0, true, [1_500]]);
    deadline.cancel();
    clock.advanceBy(5_000);
    expect([overAtMs, deadline.remainingMs()]).toEqual([[1_500], 0]);
  });

  it("has nothing left once it was cancelled, though its moment has not come", () => {
    const { clock, deadline, overAtMs } = start(500);
    deadline.cancel();
    expect([deadline.isOver, deadline.remainingMs(), overAtMs, clock.pendingTimers]).toEqual([
      true,
      0,
      [1_000],
      0,
    ]);
  });

  it("moves later and never earlier", () => {
    const { clock, deadline, overAtMs } = start(500);
    deadline.extendTo(2_000);
    deadline.extendTo(1_700);
    expect([deadline.expiresAtMs, clock.pendingTimers]).toEqual([2_000, 1]);
    clock.advanceBy(999);
    expect(overAtMs).toEqual([]);
    clock.advanceBy(1);
    expect(overAtMs).toEqual([2_000]);
  });

  it("does not move once it is over", () => {
    const { clock, deadline } = start(500);
    deadline.cancel();
    deadline.extendTo(9_000);
    expect([deadline.expiresAtMs, clock.pendingTimers]).toEqual([1_500, 0]);
  });

  it("sets no new timer for the moment that it has", () => {
    const { clock, deadline } = start(500);
    let set = 0;
    const setTimer = clock.setTimer.bind(clock);
    clock.setTimer = (callback, delayMs) => {
      set += 1;
      return setTimer(callback, delayMs);
    };
    deadline.extendTo(1_500);
    expect(set).toBe(0);
  });

  it("calls back at once when it is over already, and never whom it was told to forget", () => {
    const { deadline } = start(500);
    const called: string[] = [];
    const forget = deadline.onOver(() => called.push("forgotten"));
    forget();
    deadline.cancel();
    deadline.onOver(() => called.push("late"));
    expect(called).toEqual(["late"]);
  });

  it("ends nothing when it is released", () => {
    const { clock, deadline, overAtMs } = start(500);
    deadline.release();
    clock.advanceBy(5_000);
    expect([overAtMs, deadline.isOver, clock.pendingTimers]).toEqual([[], false, 0]);
  });

  it.each([
    [200, 1_200],
    [800, 1_500],
  ])("wakes a sleeper after %i ms, or at the deadline: at %i ms", async (delayMs, wakesAtMs) => {
    const { clock, deadline } = start(500);
    let wokeAtMs = NaN;
    const sleep = deadline.sleep(delayMs).then(() => (wokeAtMs = clock.monotonicMs()));
    while (Number.isNaN(wokeAtMs) && clock.advanceToNextTimer())
      await Promise.resolve().then(() => undefined);
    await sleep;
    expect(wokeAtMs).toBe(wakesAtMs);
    deadline.release();
    expect(clock.pendingTimers).toBe(0);
  });

  it("gives the result of what is done in time, and fails as overdue otherwise", async () => {
    const { clock, deadline } = start(500);
    expect(await deadline.race(Promise.resolve(7), overdue)).toBe(7);
    await expect(deadline.race(Promise.reject(new TypeError("a defect")), overdue)).rejects.toThrow(
      "a defect",
    );
    const raced = deadline.race(new Promise(() => undefined), overdue);
    clock.advanceBy(500);
    await expect(raced).rejects.toMatchObject({ code: "INTERNAL_ERROR", message: "Too late." });
  });

  it("calls back once although a callback cancels it again", () => {
    const { clock, deadline, overAtMs } = start(500);
    deadline.onOver(() => deadline.cancel());
    clock.advanceBy(500);
    expect(overAtMs).toEqual([1_500]);
  });
});
