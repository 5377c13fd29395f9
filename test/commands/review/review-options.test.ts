import { parseReviewOptions } from "../../../commands/review/review-options";

describe("parseReviewOptions", () => {
  it("reads CXone and allows changes when only the stack is given", () => {
    expect(parseReviewOptions(["--stack", "dev"])).toEqual({
      stack: "dev",
      refresh: true,
      expectNoChanges: false,
    });
  });

  it("takes every option", () => {
    const all = ["--stack", "prod", "--out", "r.md", "--refresh=false", "--expect-no-changes"];
    expect(parseReviewOptions(all)).toEqual({
      stack: "prod",
      out: "r.md",
      refresh: false,
      expectNoChanges: true,
    });
  });

  it.each([[[]], [["--stack", "dev", "--refresh=maybe"]], [["--stack", "dev", "--nonsense"]], [["dev"]]])(
    "shows the usage when the arguments are %j",
    (given) => {
      expect(() => parseReviewOptions(given)).toThrow(
        /^Reading the arguments of review failed: .*\nUsage: /s,
      );
    },
  );
});
