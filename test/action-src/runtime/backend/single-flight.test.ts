import { budgetSpent } from "../../../../action-src/runtime/execution/action-failure";
import { Deadline } from "../../../../action-src/runtime/execution/deadline";
import { SingleFlight } from "../../../../action-src/runtime/backend/single-flight";
import { VirtualClock } from "../../../support/virtual-clock";
import { CRM } from "../../support/backend-identity";

const overdue = () => budgetSpent(CRM, "It");

const codes = (results: PromiseSettledResult<unknown>[]) =>
  results.map((result) =>
    result.status === "fulfilled" ? result.value : (result.reason as { code: string }).code,
  );

describe("SingleFlight", () => {
  const start = () => {
    const clock = new VirtualClock();
    const operations: Deadline[] = [];
    const operation = (tookMs: number) => (deadline: Deadline) => {
      operations.push(deadline);
      return new Promise<string>((resolve) => clock.setTimer(() => resolve("done"), tookMs));
    };
    return { clock, operations, operation, flight: new SingleFlight<string>(clock) };
  };

  it("runs one operation for all callers that wait", async () => {
    const { clock, operations, operation, flight } = start();
    const callers = [1, 2, 3].map(() => new Deadline(clock, 1_000));
    const all = Promise.all(callers.map((caller) => flight.join(caller, overdue, operation(100))));
    expect(await clock.run(all)).toEqual(["done", "done", "done"]);
    expect(operations).toHaveLength(1);
  });

  it("goes on for the others when the first caller's deadline ends", async () => {
    const { clock, operations, operation, flight } = start();
    const callers = [50, 1_000].map((budgetMs) => new Deadline(clock, budgetMs));
    const all = Promise.allSettled(callers.map((caller) => flight.join(caller, overdue, operation(100))));
    expect(codes(await clock.run(all))).toEqual(["CRM_TIMEOUT", "done"]);
    expect(clock.monotonicMs()).toBe(100);
    expect(operations).toHaveLength(1);
  });

  it("ends the operation when the last caller has left", async () => {
    const { clock, operations, operation, flight } = start();
    const callers = [50, 80].map((budgetMs) => new Deadline(clock, budgetMs));
    const all = Promise.allSettled(callers.map((caller) => flight.join(caller, overdue, operation(100))));
    expect(codes(await clock.run(all))).toEqual(["CRM_TIMEOUT", "CRM_TIMEOUT"]);
    expect(operations[0]?.isOver).toBe(true);
  });

  it("starts anew after a failure", async () => {
    const { clock, operation, flight } = start();
    const caller = new Deadline(clock, 1_000);
    const failing = flight.join(caller, overdue, () => Promise.reject(new Error("no")));
    await expect(clock.run(failing)).rejects.toThrow("no");
    expect(await clock.run(flight.join(caller, overdue, operation(1)))).toBe("done");
  });

  it("has those who come while others still wait join them, after the first has left", async () => {
    const { clock, operations, operation, flight } = start();
    const caller = (budgetMs: number) => new Deadline(clock, budgetMs);
    const join = (budgetMs: number) => flight.join(caller(budgetMs), overdue, operation(100));
    const all = [join(50), join(1_000)];
    let wasOver: boolean | undefined;
    const late = new Promise<string>((resolve, reject) =>
      clock.setTimer(() => {
        wasOver = operations[0]?.isOver;
        join(1_000).then(resolve, reject);
      }, 60),
    );
    expect(codes(await clock.run(Promise.allSettled([...all, late])))).toEqual([
      "CRM_TIMEOUT",
      "done",
      "done",
    ]);
    expect(wasOver).toBe(false);
    expect([operations.length, clock.monotonicMs()]).toEqual([1, 100]);
  });

  it("leaves an operation that is done as it is, and no timer behind", async () => {
    const { clock, operations, operation, flight } = start();
    const caller = new Deadline(clock, 1_000);
    await clock.run(flight.join(caller, overdue, operation(100)));
    caller.release();
    expect([operations[0]?.isOver, clock.pendingTimers]).toEqual([false, 0]);
  });

  it("keeps the operation under way when one that everybody had left comes to its end", async () => {
    const { clock, operations, operation, flight } = start();
    const join = (budgetMs: number) => flight.join(new Deadline(clock, budgetMs), overdue, operation(100));
    const later = (atMs: number) =>
      new Promise<string>((resolve, reject) =>
        clock.setTimer(() => void join(1_000).then(resolve, reject), atMs),
      );
    // The first operation ends at 100 ms, in the middle of the second, which the last caller joins.
    const all = Promise.allSettled([join(50), later(60), later(110)]);
    expect(codes(await clock.run(all))).toEqual(["CRM_TIMEOUT", "done", "done"]);
    expect([operations.length, clock.monotonicMs()]).toEqual([2, 160]);
  });
});
