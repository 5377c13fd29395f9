import { reportRecovery } from "../../../commands/deploy/report-recovery";
import { entry, stackAction } from "../history/sample-record";

const old = entry("a1", "2026-01-01T10:00:00.000Z");
const again = entry("a1", "2026-01-01T12:00:00.000Z");
const next = entry("b2", "2026-01-01T11:00:00.000Z");
const none = { made: [], unrecorded: [], deleted: [] };
const written = (name: string, revision: string) => ({ ...stackAction(name, [old]), revision });

describe("reportRecovery", () => {
  it.each([
    ["one was not changed: it is at release a100000", written("one", "3"), written("one", "3")],
    // Neither version nor time: the ledger alone tells.
    ["one was not changed: it is at release a100000", written("one", ""), written("one", "")],
    [
      "one was rolled back: it is at release a100000",
      written("one", ""),
      stackAction("one", [again, next, old]),
    ],
    // The answer to the failed update's write was lost: the ledger never saw it.
    ["one was rolled back: it is at release a100000", written("one", "3"), written("one", "5")],
  ])("says that %s", (expected, before, now) => {
    const restored = [{ action: now, to: old }];
    const [line, next] = reportRecovery(none, restored, [], { before: [before], now: [now] });
    expect(line).toContain(expected);
    expect(line).toContain("as before.");
    expect(next).toMatch(/^The source of this checkout is what failed/);
  });

  it("tells of those that could not go back, each why", () => {
    const [one, two, three] = ["one", "two", "three"].map((name) => stackAction(name, [])) as [
      never,
      never,
      never,
    ];
    const recovery = { made: [one], unrecorded: [two], deleted: [three] };
    expect(reportRecovery(recovery, [], ["four COULD NOT be taken back"], { before: [], now: [] })).toEqual([
      "four COULD NOT be taken back",
      expect.stringContaining("one was made by this update"),
      expect.stringContaining("two was at no recorded release"),
      expect.stringContaining("three was deleted by this update"),
      expect.stringContaining("fix or revert it"),
    ]);
  });
});
