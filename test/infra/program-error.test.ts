import { ProgramError } from "../../infra/program-error";

describe("ProgramError", () => {
  it("is told from others by its name", () => {
    expect(String(new ProgramError("BUNDLE_FAILED", "It failed."))).toBe("ProgramError: It failed.");
  });
});
