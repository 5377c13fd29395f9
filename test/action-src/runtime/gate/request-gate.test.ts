import { Deadline } from "../../../../action-src/runtime/execution/deadline";
import { type EndTurn, RequestGate } from "../../../../action-src/runtime/gate/request-gate";
import { VirtualClock } from "../../../support/virtual-clock";
import { CRM } from "../../support/backend-identity";

function start() {
  const clock = new VirtualClock();
  const gate = new RequestGate(CRM, clock, () => 0, 20_000);
  const started: number[] = [];
  const ends = new Map<number, EndTurn>();
  const refused = new Map<number, string>();
  const enter = (order: number, { budgetMs = 25_000, hasToken = true, retriesLeft = 3 } = {}) => {
    const turn = gate.enter({ order, hasToken, retriesLeft, deadline: new Deadline(clock, budgetMs) });
    turn.then(
      (end) => (started.push(order), ends.set(order, end)),
      (failure: { code: string }) => refused.set(order, failure.code),
    );
  };
  const end = (order: number, health: "well" | "failed" | "undecided" = "well") =>
    ends.get(order)?.({ health });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { clock, gate, started, refused, ends, enter, end, settle };
}

describe("RequestGate", () => {
  it("serves three at a time, in the order of their executions", async () => {
    const { started, enter, end, settle } = start();
    for (const order of [1, 2, 3, 5, 6, 4]) enter(order);
    await settle();
    expect(started).toEqual([1, 2, 3]);
    end(2);
    end(1);
    await settle();
    expect(started).toEqual([1, 2, 3, 4, 5]);
  });

  it("refuses at the deadline, and leaves the turn to the next", async () => {
    const { clock, started, refused, enter, end, settle } = start();
    for (const order of [1, 2, 3]) enter(order);
    enter(4, { budgetMs: 100 });
    enter(5);
    clock.advanceBy(100);
    await settle();
    expect(refused.get(4)).toBe("CRM_TIMEOUT");
    end(1);
    await settle();
    expect(started).toEqual([1, 2, 3, 5]);
  });

  it("refuses at once who cannot outlast a pause, and serves the others after it", async () => {
    const { clock, started, refused, ends, enter, settle } = start();
    enter(1);
    await settle();
    ends.get(1)?.({ health: "well", rateLimited: true, retryAfterMs: 5_000 });
    enter(2, { budgetMs: 4_000 });
    enter(3);
    await settle();
    expect(refused.get(2)).toBe("CRM_RATE_LIMITED");
    clock.advanceBy(4_999);
    await settle();
    expect(started).toEqual([1]);
    clock.advanceBy(1);
    await settle();
    expect(started).toEqual([1, 3]);
  });

  it("probes with whom a failure costs least while the CRM is down", async () => {
    const { clock, started, enter, end, settle } = start();
    for (let order = 1; order <= 5; order += 1) {
      enter(order);
      await settle();
      end(order, "failed");
    }
    enter(6, { retriesLeft: 0 });
    enter(7, { hasToken: false });
    enter(8, { retriesLeft: 2 });
    clock.advanceBy(500);
    await settle();
    expect(started.slice(5)).toEqual([8]);
    end(8, "failed");
    clock.advanceBy(750);
    await settle();
    expect(started.slice(5)).toEqual([8, 7]);
    end(7, "well");
    await settle();
    expect(started.slice(5)).toEqual([8, 7, 6]);
  });

  const trip = async (world: ReturnType<typeof start>) => {
    for (let order = 1; order <= 5; order += 1) {
      world.enter(order);
      await world.settle();
      world.end(order, "failed");
    }
  };

  it("refuses at once who cannot outlast what a failing CRM asks for, and serves the others after it", async () => {
    const world = start();
    await trip(world);
    const { clock, started, refused, ends, enter, settle } = world;
    enter(6);
    clock.advanceBy(500);
    await settle();
    enter(7, { budgetMs: 4_000 });
    enter(8);
    ends.get(6)?.({ health: "failed", retryAfterMs: 5_000 });
    await settle();
    expect([...refused]).toEqual([[7, "CRM_CIRCUIT_OPEN"]]);
    clock.advanceBy(4_999);
    await settle();
    expect(started.slice(6)).toEqual([]);
    clock.advanceBy(1);
    await settle();
    expect(started.slice(6)).toEqual([8]);
  });

  it.each([
    ["5xx", { health: "failed" } as const, "CRM_CIRCUIT_OPEN"],
    ["429", { health: "undecided", rateLimited: true } as const, "CRM_RATE_LIMITED"],
  ])("refuses everybody at once when a %s asks to wait beyond the hold", async (_name, outcome, code) => {
    const world = start();
    await trip(world);
    const { clock, refused, ends, enter, settle } = world;
    enter(6, { hasToken: false });
    clock.advanceBy(500);
    await settle();
    enter(7);
    ends.get(6)?.({ ...outcome, retryAfterMs: 20_000 });
    enter(8);
    await settle();
    expect([...refused]).toEqual([
      [7, code],
      [8, code],
    ]);
    expect(clock.monotonicMs()).toBe(500);
  });

  it("refuses all who wait when the CRM stays down", async () => {
    const { clock, refused, enter, end, settle } = start();
    for (let order = 1; order <= 5; order += 1) {
      enter(order);
      await settle();
      end(order, "failed");
    }
    enter(6);
    enter(7);
    clock.advanceBy(20_000);
    await settle();
    expect(refused.get(7)).toBe("CRM_CIRCUIT_OPEN");
    expect(clock.monotonicMs()).toBe(20_000);
  });

  it("goes by the order of executions while the CRM is up, whoever had made the better probe", async () => {
    const { started, enter, end, settle } = start();
    for (const order of [1, 2, 3]) enter(order);
    enter(4, { hasToken: false, retriesLeft: 0 });
    enter(5);
    await settle();
    end(1);
    await settle();
    expect(started).toEqual([1, 2, 3, 4]);
  });

  it("refuses who comes after its deadline, and leaves nothing behind", async () => {
    const { clock, gate, refused, started, enter, end, settle } = start();
    for (const order of [1, 2, 3]) enter(order);
    const deadline = new Deadline(clock, 100);
    deadline.cancel();
    const late = gate.enter({ order: 4, hasToken: true, retriesLeft: 3, deadline });
    await expect(late).rejects.toMatchObject({ code: "CRM_TIMEOUT" });
    enter(5);
    await settle();
    end(1);
    await settle();
    expect([started, [...refused]]).toEqual([[1, 2, 3, 5], []]);
  });

  it.each([
    [5_000, "CRM_RATE_LIMITED"],
    [5_001, undefined],
  ])("refuses whose deadline is the very end of a pause, and nobody later: %i ms", async (budgetMs, code) => {
    const { refused, ends, enter, settle } = start();
    enter(1);
    await settle();
    ends.get(1)?.({ health: "undecided", rateLimited: true, retryAfterMs: 5_000 });
    enter(2, { budgetMs });
    await settle();
    expect(refused.get(2)).toBe(code);
  });

  it("says why there was no turn until the deadline: the pause", async () => {
    const { clock, refused, ends, enter, settle } = start();
    for (const order of [1, 2, 3, 4]) enter(order, order === 4 ? { budgetMs: 2_000 } : {});
    await settle();
    ends.get(1)?.({ health: "undecided", rateLimited: true, retryAfterMs: 1_000 });
    clock.advanceBy(900);
    ends.get(2)?.({ health: "undecided", rateLimited: true, retryAfterMs: 5_000 });
    await settle();
    expect(refused.get(4)).toBe("CRM_RATE_LIMITED");
  });

  it("says why there was no turn until the deadline: the CRM is down", async () => {
    const world = start();
    const { clock, refused, enter, settle } = world;
    await trip(world);
    enter(6);
    clock.advanceBy(500);
    enter(7, { budgetMs: 300 });
    clock.advanceBy(300);
    await settle();
    expect(refused.get(7)).toBe("CRM_CIRCUIT_OPEN");
  });

  it("forgets earlier 429s when the CRM answers well after the pause", async () => {
    const { clock, started, ends, enter, end, settle } = start();
    const limited = { health: "undecided", rateLimited: true } as const;
    enter(1);
    await settle();
    ends.get(1)?.(limited);
    clock.advanceBy(1_000);
    enter(2);
    await settle();
    end(2, "well");
    enter(3);
    await settle();
    ends.get(3)?.(limited);
    enter(4);
    clock.advanceBy(999);
    await settle();
    expect(started).toEqual([1, 2, 3]);
    clock.advanceBy(1);
    await settle();
    expect(started).toEqual([1, 2, 3, 4]);
  });

  it("takes a refusal of the CRM for no answer well: a pause after another is longer", async () => {
    const { clock, started, ends, enter, end, settle } = start();
    const limited = { health: "undecided", rateLimited: true } as const;
    enter(1);
    await settle();
    ends.get(1)?.(limited);
    clock.advanceBy(1_000);
    enter(2);
    await settle();
    end(2, "undecided");
    enter(3);
    await settle();
    ends.get(3)?.(limited);
    enter(4);
    clock.advanceBy(1_999);
    await settle();
    expect(started).toEqual([1, 2, 3]);
    clock.advanceBy(1);
    await settle();
    expect(started).toEqual([1, 2, 3, 4]);
  });

  it("sets no alarm where time alone changes nothing", async () => {
    const { clock, enter, settle } = start();
    for (const order of [1, 2, 3]) enter(order);
    await settle();
    const before = clock.pendingTimers;
    enter(4);
    await settle();
    // Its deadline's.
    expect(clock.pendingTimers).toBe(before + 1);
  });

  it("starts and refuses as ever while a CRM that is not down asks one request to wait", async () => {
    const { started, refused, ends, enter, end, settle } = start();
    for (const order of [1, 2, 3, 4, 5]) enter(order);
    await settle();
    ends.get(1)?.({ health: "failed", retryAfterMs: 60_000 });
    await settle();
    expect([started, [...refused]]).toEqual([[1, 2, 3, 4], []]);
    end(2);
    await settle();
    expect(started).toEqual([1, 2, 3, 4, 5]);
  });

  it("goes one by one after a pause", async () => {
    const { clock, started, ends, enter, end, settle } = start();
    enter(1);
    await settle();
    ends.get(1)?.({ health: "undecided", rateLimited: true, retryAfterMs: 2_000 });
    for (const order of [2, 3]) enter(order);
    clock.advanceBy(2_000);
    await settle();
    expect(started).toEqual([1, 2]);
    end(2);
    await settle();
    expect(started).toEqual([1, 2, 3]);
  });

  it("sets no alarm for the end of a pause that nobody waits for", async () => {
    const { clock, ends, enter, settle } = start();
    enter(1);
    await settle();
    const before = clock.pendingTimers;
    ends.get(1)?.({ health: "undecided", rateLimited: true, retryAfterMs: 2_000 });
    expect(clock.pendingTimers).toBe(before);
  });

  it.each([
    ["a pause", 1_999, "CRM_RATE_LIMITED"],
    ["the moment a pause ends", 2_000, "CRM_TIMEOUT"],
  ])("tells who comes after its deadline, in %s, why it had no turn", async (_when, afterMs, code) => {
    const { clock, gate, ends, enter, settle } = start();
    enter(1);
    await settle();
    ends.get(1)?.({ health: "undecided", rateLimited: true, retryAfterMs: 2_000 });
    clock.advanceBy(afterMs);
    const deadline = new Deadline(clock, 100);
    deadline.cancel();
    const late = gate.enter({ order: 2, hasToken: true, retriesLeft: 3, deadline });
    await expect(late).rejects.toMatchObject({ code });
  });
});
