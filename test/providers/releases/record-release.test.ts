import { recordRelease } from "../../../providers/releases/record-release";
import { releaseOfInputs } from "../../../providers/releases/release";
import type { Properties } from "../../../providers/properties";

const inputs = (name: string, more: Properties = {}): Properties => ({
  name,
  description: "d",
  contract: "{}",
  runtime: "nodejs18",
  timeoutSeconds: 20,
  codeSha256: "c".repeat(64),
  manifest: "m",
  sizeBytes: 7,
  ...more,
});
const idOf = (name: string) => releaseOfInputs(inputs(name)).id;
const at = (day: number) => `2026-01-${String(day).padStart(2, "0")}T00:00:00.000Z`;
const record = (state: Properties, name: string, day: number, commit?: string, more?: Properties) =>
  recordRelease(state, inputs(name, more), { at: at(day), commit });

describe("recordRelease", () => {
  it("begins a ledger with release, code, moment and commit", () => {
    expect(record({}, "a", 1, "f00")).toEqual({
      releases: [{ release: idOf("a"), code: "c".repeat(64), at: at(1), commit: "f00" }],
    });
  });

  it("has no commit where none is known", () => {
    expect(record({}, "a", 1)).toEqual({
      releases: [{ release: idOf("a"), code: "c".repeat(64), at: at(1) }],
    });
  });

  it("keeps the commit that a release was made from when it comes back", () => {
    const state = record(record({}, "a", 1, "f00"), "b", 2, "ba4");
    expect(record(state, "a", 3, "c0c")).toMatchObject({
      releases: [
        { release: idOf("a"), at: at(3), commit: "f00" },
        { release: idOf("b"), commit: "ba4" },
        { release: idOf("a"), at: at(1), commit: "f00" },
      ],
    });
  });

  it("keeps 20 releases, or as many as keepReleases says", () => {
    const names = Array.from({ length: 21 }, (_, n) => `action-${n}`);
    const ledgerOf = (more?: Properties) => {
      let state: Properties = {};
      names.forEach((name, n) => (state = record(state, name, n + 1, undefined, more)));
      return state["releases"] as { at: string }[];
    };
    expect(ledgerOf().map((entry) => entry.at)).toEqual(Array.from({ length: 20 }, (_, n) => at(21 - n)));
    expect(ledgerOf({ keepReleases: 2 })).toHaveLength(2);
  });
});

describe("releaseOfInputs", () => {
  it("takes 0 for a time limit or a size that inputs of an older version do not have", () => {
    const { release } = releaseOfInputs(inputs("a", { timeoutSeconds: undefined, sizeBytes: undefined }));
    expect(release).toMatchObject({ timeoutSeconds: 0, sizeBytes: 0 });
  });
});
