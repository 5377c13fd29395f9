import { Deadline } from "../../../../action-src/runtime/execution/deadline";
import { WaitQueue } from "../../../../action-src/runtime/gate/wait-queue";
import { VirtualClock } from "../../../support/virtual-clock";

const deadline = new Deadline(new VirtualClock(), 1_000);
const waiter = (name: string, order: number, { hasToken = true, retriesLeft = 3 } = {}) => ({
  name,
  ticket: { order, hasToken, retriesLeft, deadline },
});
type Waiter = ReturnType<typeof waiter>;

function queueOf(...waiters: Waiter[]): WaitQueue<Waiter> {
  const queue = new WaitQueue<Waiter>();
  for (const one of waiters) queue.add(one);
  return queue;
}
const drain = (queue: WaitQueue<Waiter>) => queue.takeWhere(() => true).map(({ name }) => name);

describe("WaitQueue", () => {
  it("keeps the order of executions, and within one the order of its requests", () => {
    const queue = queueOf(waiter("b1", 2), waiter("c", 3), waiter("b2", 2), waiter("a", 1));
    expect(queue.length).toBe(4);
    expect(queue.takeFirst()?.name).toBe("a");
    expect(drain(queue)).toEqual(["b1", "b2", "c"]);
    expect([queue.length, queue.takeFirst()]).toEqual([0, undefined]);
  });

  it("takes those that match, in order, and keeps the others in theirs", () => {
    const queue = queueOf(waiter("a", 1), waiter("b", 2), waiter("c", 3), waiter("d", 4));
    expect(queue.takeWhere(({ ticket }) => ticket.order % 2 === 0).map(({ name }) => name)).toEqual([
      "b",
      "d",
    ]);
    expect(queue.takeWhere(() => false)).toEqual([]);
    expect(drain(queue)).toEqual(["a", "c"]);
  });

  it("removes whom it has, and nobody for whom it has not", () => {
    const [a, b] = [waiter("a", 1), waiter("b", 2)];
    const queue = queueOf(a, b);
    queue.remove(waiter("c", 3));
    queue.remove(a);
    queue.remove(a);
    expect(drain(queue)).toEqual(["b"]);
  });

  it.each<[string, Waiter[]]>([
    [
      "can try again, before one with a token that cannot",
      [waiter("no", 1, { retriesLeft: 0 }), waiter("yes", 2, { hasToken: false, retriesLeft: 1 })],
    ],
    [
      "can try again, wherever it stands",
      [waiter("yes", 1, { hasToken: false, retriesLeft: 1 }), waiter("no", 2, { retriesLeft: 0 })],
    ],
    [
      "holds a token, of those that can try again",
      [waiter("no", 1, { hasToken: false, retriesLeft: 3 }), waiter("yes", 2, { retriesLeft: 1 })],
    ],
    [
      "holds a token, of those that cannot",
      [waiter("no", 1, { hasToken: false, retriesLeft: 0 }), waiter("yes", 2, { retriesLeft: 0 })],
    ],
    ["has most retries left", [waiter("no", 1, { retriesLeft: 1 }), waiter("yes", 2, { retriesLeft: 2 })]],
    ["came first, where nothing else tells", [waiter("yes", 1), waiter("no", 2)]],
  ])("probes with the one that %s", (_case, waiters) => {
    const queue = queueOf(...waiters);
    expect(queue.takeProbe()?.name).toBe("yes");
    expect(drain(queue)).toEqual(["no"]);
  });
});
