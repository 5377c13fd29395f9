import { CircuitBreaker } from "../../../../action-src/runtime/gate/circuit-breaker";

const fail = (breaker: CircuitBreaker, nowMs: number) => breaker.ended(breaker.started(), "failed", nowMs);
function tripped(): CircuitBreaker {
  const breaker = new CircuitBreaker(25_000);
  for (let count = 0; count < 5; count += 1) fail(breaker, 0);
  return breaker;
}

describe("CircuitBreaker", () => {
  it("stays closed when failures are interrupted", () => {
    const breaker = new CircuitBreaker(25_000);
    for (let count = 0; count < 20; count += 1) {
      fail(breaker, 0);
      if (count % 4 === 3) breaker.ended(breaker.started(), "well", 0);
    }
    expect(breaker.state(0)).toBe("closed");
    expect(breaker.nextChangeAtMs(0)).toBe(Infinity);
  });

  it("holds after five failures in a row, and is open after twenty seconds more", () => {
    const breaker = tripped();
    expect(breaker.state(0)).toBe("holding");
    expect(breaker.state(19_999)).toBe("holding");
    expect(breaker.state(20_000)).toBe("open");
  });

  it("holds no longer than the action's patience", () => {
    const breaker = new CircuitBreaker(5_000);
    for (let count = 0; count < 5; count += 1) fail(breaker, 0);
    expect(breaker.state(4_999)).toBe("holding");
    expect(breaker.state(5_000)).toBe("open");
  });

  it("lets one probe at a time through, each later than the one before", () => {
    const breaker = tripped();
    expect(breaker.mayStart(499)).toBe(false);
    expect(breaker.mayStart(500)).toBe(true);
    const isProbe = breaker.started();
    expect(isProbe).toBe(true);
    expect(breaker.mayStart(600)).toBe(false);
    breaker.ended(isProbe, "failed", 600);
    expect(breaker.nextChangeAtMs(600)).toBe(600 + 750);
  });

  it("spaces probes by at most a second while holding and ten while open", () => {
    const breaker = tripped();
    let nowMs = 0;
    const gaps: number[] = [];
    while (nowMs < 120_000) {
      const dueMs = [...Array(20_000).keys()].find((waitMs) => breaker.mayStart(nowMs + waitMs)) ?? NaN;
      gaps.push(dueMs);
      nowMs += dueMs;
      fail(breaker, nowMs);
    }
    expect(Math.max(...gaps.slice(0, 12))).toBe(1_000);
    expect(Math.max(...gaps)).toBe(10_000);
  });

  it("closes when a probe is answered", () => {
    const breaker = tripped();
    breaker.ended(breaker.started(), "well", 700);
    expect(breaker.state(700)).toBe("closed");
    expect(breaker.mayStart(700)).toBe(true);
  });

  it("lets the next probe go when one told nothing", () => {
    const breaker = tripped();
    breaker.ended(breaker.started(), "undecided", 700);
    expect(breaker.state(701)).toBe("holding");
    expect(breaker.mayStart(701)).toBe(true);
  });

  it.each(["the failure that trips it", "an earlier one", "one that was in flight"])(
    "probes no earlier than the CRM asks in %s",
    (which) => {
      const breaker = new CircuitBreaker(25_000);
      for (let count = 1; count <= 5; count += 1) {
        const isHinting =
          which === (count === 5 ? "the failure that trips it" : count === 2 && "an earlier one");
        breaker.ended(breaker.started(), "failed", 0, isHinting ? 7_000 : undefined);
      }
      if (which === "one that was in flight") breaker.ended(false, "failed", 0, 7_000);
      expect(breaker.mayStart(6_999)).toBe(false);
      expect(breaker.nextChangeAtMs(0)).toBe(7_000);
      expect(breaker.mayStart(7_000)).toBe(true);
    },
  );

  it("forgets what the CRM asked for when it answers", () => {
    const breaker = tripped();
    breaker.ended(breaker.started(), "failed", 500, 3_600_000);
    expect(breaker.mayStart(3_600_499)).toBe(false);
    expect(breaker.mayStart(3_600_500)).toBe(true);
    breaker.ended(breaker.started(), "well", 3_600_500);
    for (let count = 0; count < 5; count += 1) fail(breaker, 3_600_600);
    expect(breaker.mayStart(3_601_100)).toBe(true);
  });

  it("ignores failures of requests that were in flight when it tripped", () => {
    const breaker = tripped();
    breaker.ended(false, "failed", 400);
    expect(breaker.mayStart(500)).toBe(true);
  });

  it("keeps other requests back a moment after a probe that told nothing, for its own execution's next", () => {
    const breaker = tripped();
    breaker.ended(breaker.started(), "undecided", 700);
    expect([breaker.mayStart(700), breaker.mayStart(701)]).toEqual([false, true]);
  });

  it("goes on waiting for the probe when another request that was in flight ends", () => {
    const breaker = tripped();
    const isProbe = breaker.started();
    breaker.ended(false, "failed", 600);
    expect(breaker.mayStart(5_000)).toBe(false);
    breaker.ended(isProbe, "undecided", 700);
    expect(breaker.mayStart(701)).toBe(true);
  });

  it("takes nothing from a request that told nothing and was no probe", () => {
    const breaker = tripped();
    breaker.ended(false, "undecided", 0, 7_000);
    expect([breaker.mayStart(499), breaker.mayStart(500)]).toEqual([false, true]);
    expect(breaker.hintEndsAtMs).toBe(0);
  });

  it("tells the next change by time: the probe while it is to come, then the end of the hold", () => {
    const breaker = tripped();
    expect([0, 499, 500, 600, 20_000].map((nowMs) => breaker.nextChangeAtMs(nowMs))).toEqual([
      500,
      500,
      20_000,
      20_000,
      Infinity,
    ]);
    breaker.started();
    expect(breaker.nextChangeAtMs(0)).toBe(20_000);
  });

  it("changes by time no more when it was closed before its probe was due", () => {
    const breaker = tripped();
    breaker.ended(false, "well", 100);
    expect([breaker.nextChangeAtMs(100), breaker.opensAtMs, breaker.hintEndsAtMs]).toEqual([
      Infinity,
      Infinity,
      -Infinity,
    ]);
  });

  it("learns nothing from the end of a request that began before it tripped", () => {
    const breaker = new CircuitBreaker(25_000);
    const early = breaker.started();
    for (let count = 0; count < 5; count += 1) fail(breaker, 0);
    breaker.ended(early, "failed", 400);
    expect(breaker.nextChangeAtMs(400)).toBe(500);
    expect(breaker.started()).toBe(true);
    breaker.ended(early, "undecided", 500);
    expect(breaker.mayStart(5_000)).toBe(false);
  });

  it("keeps nobody waiting, whatever a failure asks for, until it has tripped", () => {
    const breaker = new CircuitBreaker(25_000);
    breaker.ended(breaker.started(), "failed", 0, 60_000);
    expect([breaker.mayStart(0), breaker.hintEndsAtMs]).toEqual([true, -Infinity]);
  });
});
