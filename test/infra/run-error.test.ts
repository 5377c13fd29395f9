import { ArtifactError } from "../../infra/artifacts/artifact-error";
import { ProgramError } from "../../infra/program-error";
import { toRunError } from "../../infra/run-error";

describe("toRunError", () => {
  it.each([
    ["the program's", new ProgramError("BUNDLE_FAILED", "It failed."), "It failed. [BUNDLE_FAILED]"],
    ["the store's", new ArtifactError("ARTIFACT_MISSING", "It failed."), "It failed. [ARTIFACT_MISSING]"],
  ])("has the code at the end and no stack when the error is %s", (_whose, error, message) => {
    const runError = toRunError(error);

    expect(runError.message).toBe(message);
    expect(runError.stack).toBeUndefined();
  });

  it("keeps the stack of a defect in the message", () => {
    expect(toRunError(new TypeError("defect")).message).toMatch(/^TypeError: defect\n\s+at /);
  });
});
