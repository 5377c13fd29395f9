import { confirmRestored, notRestored } from "../../../commands/restore/confirm-restored";
import { entry, stackAction } from "../history/sample-record";

const [newer, to] = [entry("b2", "2026-01-01T11:00:00.000Z"), entry("a1", "2026-01-01T10:00:00.000Z")];
const back = [{ action: stackAction("one", [newer, to]), to }];
const restored = stackAction("one", [to, newer, to]);

describe("notRestored", () => {
  it("is empty when every action is at its release", () => {
    expect(notRestored(back, [restored, stackAction("two", [])])).toEqual([]);
  });

  it.each([
    ["another release is live", [stackAction("one", [newer, to])]],
    ["the state has other code", [{ ...restored, strayed: true }]],
    ["the action is gone", []],
  ])("names the action when %s", (_what, actions) => {
    expect(notRestored(back, actions)).toEqual(back);
    expect(() => confirmRestored(back, actions, "test")).toThrow(`one at release ${to.release}`);
  });
});
