import {
  appendRelease,
  type Ledger,
  type LedgerEntry,
  readLedger,
  releaseAt,
} from "../../../providers/releases/ledger";

const entry = (digit: string, at: string): LedgerEntry => ({
  release: digit.repeat(64),
  code: "c".repeat(64),
  at,
});
const [a, b, c] = [
  entry("a", "2026-01-01T00:00:00.000Z"),
  entry("b", "2026-01-02T00:00:00.000Z"),
  entry("c", "2026-01-03T00:00:00.000Z"),
];

describe("appendRelease", () => {
  it("puts the newest first", () => {
    expect(appendRelease(appendRelease([], a, 20), b, 20)).toEqual([b, a]);
  });

  it("adds nothing when the release on top stays", () => {
    const again = { ...a, at: "2026-02-01T00:00:00.000Z", commit: "f00" };
    expect(appendRelease([a], again, 20)).toEqual([a]);
  });

  it("adds an entry when an earlier release comes back", () => {
    const back = { ...a, at: "2026-02-01T00:00:00.000Z" };
    expect(appendRelease([b, a], back, 20)).toEqual([back, b, a]);
  });

  it("keeps the newest when there are more than it may keep, at least one", () => {
    expect(appendRelease([b, a], c, 2)).toEqual([c, b]);
    expect(appendRelease([c, b, a], c, 2)).toEqual([c, b]);
    expect(appendRelease([b, a], c, 0)).toEqual([c]);
  });
});

describe("releaseAt", () => {
  const ledger: Ledger = [c, b, a];
  it.each([
    ["2026-01-03T00:00:00.000Z", c],
    ["2026-01-02T23:59:59.999Z", b],
    ["2027-01-01T00:00:00.000Z", c],
    ["2025-12-31T23:59:59.999Z", undefined],
  ])("answers for %s", (time, expected) => {
    expect(releaseAt(ledger, Date.parse(time))).toEqual(expected);
  });
});

describe("readLedger", () => {
  it("reads what was recorded", () => {
    expect(readLedger({ releases: [{ ...b, commit: "abc" }, a] })).toEqual([{ ...b, commit: "abc" }, a]);
  });

  it.each([
    undefined,
    null,
    "text",
    {},
    [1],
    [{ ...a, release: "short" }],
    [{ ...a, at: "yesterday" }],
    [{ ...a, commit: 7 }],
  ])("gives no entry for %j", (releases) => {
    expect(readLedger({ releases })).toEqual([]);
  });
});

describe("readLedger, entry by entry", () => {
  it("keeps the entries that are whole, in their order", () => {
    const releases = [null, c, "text", { ...b, code: "short" }, a, { ...a, release: undefined }];
    expect(readLedger({ releases })).toEqual([c, a]);
  });

  it.each([
    [{ ...a, release: "a".repeat(65) }],
    [{ ...a, release: ` ${"a".repeat(63)}` }],
    [{ ...a, release: "A".repeat(64) }],
    [{ ...a, release: ["a".repeat(64)] }],
    [{ ...a, code: "c".repeat(63) }],
    [{ ...a, code: `${"c".repeat(64)}\n` }],
    [{ ...a, at: 1_767_225_600_000 }],
    [{ ...a, at: "" }],
    [{ ...a, at: 2026 }],
  ])("does not take %j for an entry", (entry) => {
    expect(readLedger({ releases: [entry] })).toEqual([]);
  });

  it("gives no entry when there is no ledger, or it is under another name", () => {
    expect([readLedger({}), readLedger({ ledger: [a] })]).toEqual([[], []]);
  });
});

describe("appendRelease and releaseAt, at their edges", () => {
  it("keeps as many as it may, and drops the oldest of one more", () => {
    expect(appendRelease([b, a], c, 3)).toEqual([c, b, a]);
    expect(appendRelease([b, a], c, 1)).toEqual([c]);
    expect(appendRelease([b, a], c, -1)).toEqual([c]);
  });

  it("tells the release from its very millisecond on", () => {
    const atMs = Date.parse(a.at);
    expect([releaseAt([a], atMs - 1), releaseAt([a], atMs), releaseAt([], atMs)]).toEqual([
      undefined,
      a,
      undefined,
    ]);
  });
});
