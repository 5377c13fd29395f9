import { environmentChanges } from "../../../commands/review/environment-changes";

describe("environmentChanges", () => {
  it("tells which names were added, removed, rotated and changed", () => {
    const before = "A_SECRET 11111111\nA_TOKEN_URL 22222222\nGONE 33333333\nSAME 44444444";
    const after = "A_SECRET 55555555\nA_TOKEN_URL 66666666\nNEW 77777777\nSAME 44444444";
    expect(environmentChanges(before, after)).toEqual([
      { name: "A_SECRET", kind: "rotated" },
      { name: "A_TOKEN_URL", kind: "changed" },
      { name: "GONE", kind: "removed" },
      { name: "NEW", kind: "added" },
    ]);
  });

  it("calls a value uncertain when CXone does not confirm it", () => {
    expect(environmentChanges("A_SECRET changed-in-cxone", "A_SECRET 55555555")).toEqual([
      { name: "A_SECRET", kind: "uncertain" },
    ]);
  });

  it("is empty when there is no environment", () => {
    expect(environmentChanges("", "")).toEqual([]);
  });
});
