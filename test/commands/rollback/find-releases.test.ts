import { findReleases } from "../../../commands/rollback/find-releases";
import { parseTarget } from "../../../commands/rollback/target";
import { sampleRecord } from "../history/sample-record";

const record = sampleRecord();
const find = (to: string) => findReleases(parseTarget(to), record, "test");
const shorts = (to: string) =>
  Object.fromEntries([...find(to).releases].map(([name, entry]) => [name, entry?.release.slice(0, 8)]));

describe("findReleases", () => {
  it.each([
    ["2", "2", "2222222", { one: "aaaaaaa2", two: "bbbbbbb2" }],
    ["1", "1", "", { one: "aaaaaaa1", two: undefined }],
    ["4", "4", "4444444+", { one: "ddddddd4", two: "bbbbbbb2" }],
    ["2026-01-01T10:20:05Z", "2026-01-01T10:20:05Z", "", { one: "aaaaaaa2", two: undefined }],
    ["2026-01-01T10:35:00Z", "2026-01-01T10:35:00Z", "", { one: "ccccccc3", two: "bbbbbbb2" }],
    ["2036-01-01T00:00:00Z", "2036-01-01T00:00:00Z", "4444444+", { one: "ddddddd4", two: "bbbbbbb2" }],
    ["aaaaaaa2", "release aaaaaaa", "2222222", { one: "aaaaaaa2" }],
    ["ccccccc", "release ccccccc", "", { one: "ccccccc3" }],
  ])("finds what was live when it is given %s", (to, label, commit, releases) => {
    expect(find(to)).toMatchObject({ label, commit });
    expect(shorts(to)).toEqual(releases);
  });

  it.each([
    ["5", "it has no update 5; its updates are: 1 to 4"],
    ["3", "give the release: one ccccccc, two bbbbbbb"],
    ["2026-01-01T09:00:00Z", "is before its first update, which began at 2026-01-01T10:10:00Z"],
    ["1234567", "no action's ledger has a release that begins with 1234567"],
    ["aaaaaaa", "2 releases begin with aaaaaaa: one aaaaaaa2"],
  ])("is refused when it is given %s", (to, seen) => {
    expect(() => find(to)).toThrow(seen);
  });

  it("is refused on a stack without updates", () => {
    const empty = { updates: [], actions: [] };
    expect(() => findReleases(parseTarget("1"), empty, "test")).toThrow("its updates are: none yet");
    expect(() => findReleases(parseTarget("2026-01-01T00:00:00Z"), empty, "test")).toThrow(
      "before its first",
    );
  });
});
