import { whatToRestore } from "../../../commands/deploy/what-to-restore";
import { entry, stackAction, update } from "../history/sample-record";

const old = entry("a1", "2026-01-01T10:00:00.000Z");
const next = entry("b2", "2026-01-01T11:00:00.000Z");
const before = { updates: [update(1, 0)], actions: [stackAction("one", [old]), stackAction("gone", [old])] };
const failed = update(2, 10, { result: "failed" });

describe("whatToRestore", () => {
  it("takes back what was there, and tells what is new, gone or was not recorded", () => {
    const strayed = { ...stackAction("strayed", [old]), strayed: true };
    const after = [stackAction("one", [next, old]), stackAction("new", [next]), strayed];
    const earlier = { ...before, actions: [...before.actions, strayed] };
    const recovery = whatToRestore(earlier, { updates: [failed, ...before.updates], actions: after });
    expect(recovery.failed).toEqual(failed);
    expect(recovery.overtaken).toBe(false);
    expect(recovery.back).toEqual([{ action: after[0], to: old }]);
    expect(recovery.made.map(({ name }) => name)).toEqual(["new"]);
    expect(recovery.unrecorded.map(({ name }) => name)).toEqual(["strayed"]);
    expect(recovery.deleted.map(({ name }) => name)).toEqual(["gone"]);
  });

  it("includes an action that the state says was not touched: an answer may have been lost", () => {
    const { back } = whatToRestore(before, { ...before, updates: [failed, ...before.updates] });
    expect(back.map(({ action }) => action.name)).toEqual(["one", "gone"]);
  });

  it("knows no failed update when none was recorded", () => {
    expect(whatToRestore(before, before).failed).toBeUndefined();
  });

  it.each([
    ["another update came in between", [update(3, 20, { result: "failed" }), failed]],
    ["the newest update succeeded, so it is somebody else's", [update(2, 10)]],
  ])("is overtaken when %s", (_what, updates) => {
    const recovery = whatToRestore(before, { ...before, updates: [...updates, ...before.updates] });
    expect(recovery.overtaken).toBe(true);
  });
});
