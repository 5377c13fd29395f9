import { findReleases } from "../../../commands/rollback/find-releases";
import { rollbackMessage } from "../../../commands/rollback/rollback-message";
import { planRollback } from "../../../commands/rollback/rollback-plan";
import { parseTarget } from "../../../commands/rollback/target";
import { sampleRecord } from "../history/sample-record";

const record = sampleRecord();
const found = (to: string) => findReleases(parseTarget(to), record, "test");
const plan = (to: string, only?: string, actions = record.actions) => {
  const { back, staying } = planRollback(actions, found(to), only, "test");
  return {
    back: back.map(({ action, to: { release } }) => `${action.name} ${release.slice(0, 8)}`),
    staying: staying.map(({ action, reason }) => `${action.name} ${reason}`),
  };
};

describe("planRollback", () => {
  it.each([
    ["2", undefined, ["one aaaaaaa2"], ["two already there"]],
    ["1", undefined, ["one aaaaaaa1"], ["two none recorded"]],
    ["1", "one", ["one aaaaaaa1"], ["two not asked for"]],
    ["4", undefined, [], ["one already there", "two already there"]],
    ["aaaaaaa2", undefined, ["one aaaaaaa2"], ["two not asked for"]],
  ])("decides for each action when going back to %s with --action %s", (to, only, back, staying) => {
    expect(plan(to, only)).toEqual({ back, staying });
  });

  it("goes back to the newest release when the state knows that CXone has other code", () => {
    const strayed = record.actions.map((action) => ({ ...action, strayed: action.name === "one" }));
    expect(plan("4", undefined, strayed).back).toEqual(["one ddddddd4"]);
  });

  it("is refused when the stack has no such action, or the release is another's", () => {
    expect(() => plan("2", "nobody")).toThrow('it has no action "nobody"; it has: one, two');
    expect(() => plan("aaaaaaa2", "two")).toThrow(
      'release aaaaaaa is a release of another action than "two"',
    );
  });
});

describe("rollbackMessage", () => {
  const message = (to: string, only?: string) =>
    rollbackMessage(found(to), planRollback(record.actions, found(to), only, "test").back, only);

  it.each([
    ["2", undefined, "Rollback to 2 (commit 2222222)"],
    ["2", "one", "Rollback of one to 2 (commit 2222222)"],
    ["1", undefined, "Rollback to 1"],
    ["aaaaaaa2", undefined, "Rollback to release aaaaaaa (commit 2222222)"],
  ])("says where it goes and with which commit when going back to %s with --action %s", (to, only, text) => {
    expect(message(to, only)).toBe(text);
  });

  it("names the commit that a release was made from when the update was a rollback itself", () => {
    const [action] = record.actions;
    const to = action?.ledger[2];
    if (!action || !to) throw new Error("The sample has changed.");
    expect(rollbackMessage({ label: "7", commit: "9999999+" }, [{ action, to }], undefined)).toBe(
      "Rollback to 7 (commit 2222222)",
    );
  });
});
