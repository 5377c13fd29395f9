import { parsePruneOptions } from "../../../commands/artifacts-prune/prune-options";

describe("parsePruneOptions", () => {
  it("removes nothing, and nothing younger than an hour, when it is not told", () => {
    expect(parsePruneOptions([])).toEqual({
      stack: undefined,
      keep: undefined,
      minAgeMs: 3_600_000,
      remove: false,
    });
  });

  it("reads every option", () => {
    expect(parsePruneOptions(["--stack", "prod", "--keep", "3", "--min-age-minutes", "0", "--yes"])).toEqual({
      stack: "prod",
      keep: 3,
      minAgeMs: 0,
      remove: true,
    });
  });

  it.each([
    [["--keep", "0"], "--keep"],
    [["--keep", "some"], "--keep"],
    [["--min-age-minutes=-1"], "--min-age-minutes"],
    [["--yes", "--dry-run"], "not both"],
    [["--all"], "--all"],
    [["dev"], "dev"],
  ])("refuses %j and says how it is used", (given, seen) => {
    const attempt = (): unknown => parsePruneOptions(given);
    expect(attempt).toThrow(seen);
    expect(attempt).toThrow("Usage: npm run artifacts:prune");
  });
});
