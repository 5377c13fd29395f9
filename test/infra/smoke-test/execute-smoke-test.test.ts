import { spawnSync } from "node:child_process";
import * as path from "node:path";
import { smokeTestFailure } from "../../../infra/smoke-test/smoke-test-failure";

/** Runs the script as the smoke test's command does. */
function execute(request: unknown) {
  return spawnSync(process.execPath, ["smoke-test/execute.js"], {
    cwd: path.resolve(__dirname, "../../../infra"),
    input: JSON.stringify(request),
    encoding: "utf8",
  });
}

describe("execute-smoke-test", () => {
  it("names the action, what was seen and what to do when the source has the action no more", () => {
    const { status, stderr, stdout } = execute({ action: "gone", id: "42", inputs: {} });

    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(
      /^The smoke test of data action "gone" \(id 42\) failed: action-src has no such action\. .*\[ACTION_INVALID\]\n$/,
    );
  });
});

describe("smokeTestFailure", () => {
  it.each(["the action reported CRM_TIMEOUT: No answer. Deploy again.", "the contract does not hold"])(
    "is whole sentences with one full stop each when the problem is %j",
    (problem) => {
      const { code, message } = smokeTestFailure("lookup", "42", problem);

      expect(code).toBe("SMOKE_TEST_FAILED");
      expect(message).toMatch(
        /^The smoke test of data action "lookup" \(id 42\) failed: .*[^.]\. The action is deployed/,
      );
      expect(message).not.toContain("..");
      expect(message).not.toContain("[");
    },
  );
});
