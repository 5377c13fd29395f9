import { codeOf, problemOf } from "../../../providers/errors/error-codes";

describe("problemOf", () => {
  it("tells the problem behind a code of any platform, and nothing of a general code", () => {
    expect(problemOf(codeOf({ codePrefix: "PLATFORM" }, "DRIFT"))).toBe("DRIFT");
    expect(problemOf("CXONE_NAME_TAKEN")).toBe("NAME_TAKEN");
    expect(problemOf("CODE_MISSING")).toBeUndefined();
  });
});
