import type { Fault } from "../../../sim/faults/fault";
import { FaultPlan } from "../../../sim/faults/fault-plan";

const reset: Fault = { kind: "reset" };
const stall: Fault = { kind: "stall" };

/** The kinds of the faults that these requests meet, in order. */
function takeAll(plan: FaultPlan, ...requests: [method: string, path: string][]) {
  return requests.map(([method, path]) => plan.take(method, path)?.kind);
}

describe("FaultPlan", () => {
  it("happens once, to the first request, when nothing else is said", () => {
    const plan = new FaultPlan();
    plan.plan({ fault: reset });
    expect(takeAll(plan, ["GET", "/a"], ["GET", "/a"])).toEqual(["reset", undefined]);
  });

  it("waits for the nth matching request when nth is given", () => {
    const plan = new FaultPlan();
    plan.plan({ match: { method: "post", path: "/a", nth: 2 }, fault: reset });
    const requests: [string, string][] = [
      ["POST", "/a"],
      ["GET", "/a"],
      ["POST", "/b"],
      ["POST", "/a?x=1"],
      ["POST", "/a"],
    ];
    expect(takeAll(plan, ...requests)).toEqual([undefined, undefined, undefined, "reset", undefined]);
  });

  it("happens as often as times says, and for ever with always", () => {
    const plan = new FaultPlan();
    plan.plan({ match: { path: "/a" }, times: 2, fault: reset }, { times: "always", fault: stall });
    expect(takeAll(plan, ["GET", "/a"], ["GET", "/b"], ["GET", "/a"], ["GET", "/a"], ["GET", "/a"])).toEqual([
      "reset",
      "stall",
      "reset",
      "stall",
      "stall",
    ]);
  });

  it("finds every match of a global regular expression", () => {
    const plan = new FaultPlan();
    plan.plan({ match: { path: /contacts\?phone/g }, times: 2, fault: reset });
    expect(takeAll(plan, ["GET", "/contacts?phone=1"], ["GET", "/contacts?phone=1"])).toEqual([
      "reset",
      "reset",
    ]);
  });

  it("lists what was not used up as unconsumed", () => {
    const plan = new FaultPlan();
    plan.plan(
      { fault: reset, times: 2 },
      { match: { path: "/never" }, fault: stall },
      { match: { path: "/never" }, times: "always", fault: stall },
    );
    plan.take("GET", "/a");
    expect(plan.unconsumed().map(({ fault, used }) => [fault.kind, used])).toEqual([
      ["reset", 1],
      ["stall", 0],
      ["stall", 0],
    ]);
    plan.clear();
    expect(plan.unconsumed()).toEqual([]);
  });

  it("asks the policy when no planned fault is due", () => {
    const plan = new FaultPlan((method) => (method === "GET" ? stall : undefined));
    plan.plan({ fault: reset });
    expect(takeAll(plan, ["GET", "/"], ["GET", "/"], ["PUT", "/"])).toEqual(["reset", "stall", undefined]);
  });
});
