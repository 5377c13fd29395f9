import type { Fault } from "../../../sim/faults/fault";
import { loadContract } from "../../openapi/contract-validator";
import { ACTIONS, actionBody, closeCxones, startFixture, zipOf, type ActionAnswer } from "./cxone-fixture";

afterEach(closeCxones);

describe("startCxone", () => {
  it.each<[Fault["kind"], number]>([
    ["refuse", 0],
    ["reset", 0],
    ["lost-answer", 1],
    ["torn-answer", 1],
  ])("has made as many actions as the fault says when a create meets %s", async (kind, made) => {
    const { cxone, call } = await startFixture();
    cxone.faults.plan({ match: { method: "POST", path: ACTIONS }, fault: { kind } as Fault });
    await expect(call("POST", ACTIONS, actionBody())).rejects.toThrow(/fetch failed|terminated/);
    expect(cxone.actions.list()).toHaveLength(made);
    expect(cxone.faults.unconsumed()).toEqual([]);
  });

  it("has made the action when a create stalls after it was handled", async () => {
    const { cxone, call } = await startFixture();
    cxone.faults.plan({ match: { method: "POST" }, fault: { kind: "stall", handled: true } });
    const unanswered = expect(call("POST", ACTIONS, actionBody())).rejects.toThrow("fetch failed");
    while (cxone.actions.list().length === 0) await new Promise(setImmediate);
    expect(cxone.log.entries.at(-1)).toMatchObject({ fault: "stall", status: null });
    await closeCxones();
    await unanswered;
  });

  it("serves every operation of the contract", async () => {
    const { cxone, call } = await startFixture();
    const { body: action } = await call<ActionAnswer>("POST", ACTIONS, actionBody());
    const path = `${ACTIONS}/${action.id}`;
    await call("GET", ACTIONS);
    await call("GET", path);
    await call("PUT", path, { ...actionBody(), version: 1 });
    const inputs = { id: "7" };
    const { body: run } = await call<{ executionId: string }>("POST", `${path}/execute`, { inputs });
    await call("GET", `${path}/executions/${run.executionId}`);
    await call("DELETE", path);
    const served = cxone.log.entries
      .filter(({ status }) => status !== null && status < 300)
      .map(({ method, path: sent }) =>
        `${method} ${sent}`.replace(action.id, "{id}").replace(run.executionId, "{executionId}"),
      );
    expect(served.sort()).toEqual(loadContract().operations().sort());
  });

  it("ends a running execution when it closes", async () => {
    const { cxone, call } = await startFixture();
    const code = zipOf("module.exports = () => new Promise(() => {});");
    const { body: action } = await call<ActionAnswer>("POST", ACTIONS, actionBody({ code }));
    const path = `${ACTIONS}/${action.id}/execute`;
    const unanswered = expect(call("POST", path, { inputs: { id: "" } })).rejects.toThrow("fetch failed");
    while (cxone.log.count("POST", path) === 0) await new Promise(setImmediate);
    await closeCxones();
    await unanswered;
  });
});
