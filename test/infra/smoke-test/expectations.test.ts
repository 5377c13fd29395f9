import { spawnSync } from "node:child_process";
import * as path from "node:path";
import * as z from "zod";
import { checkAnswer } from "../../../providers/trial/check-answer";
import { expectationsOf } from "../../../infra/smoke-test/expectations";
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

describe("expectationsOf", () => {
  const outputs = z.object({ tier: z.string(), found: z.boolean(), note: z.string().optional() });
  const description = {
    contract: { inputs: z.object({}), outputs },
    success: { found: true },
    smokeTest: { inputs: {}, expect: { tier: /gold/ }, acceptedErrorCodes: [], shown: [] },
  };
  const release = (properties: object) =>
    JSON.stringify({ inputs: { properties: {}, required: [] }, outputs: { properties } });
  const check = (contractText: string | undefined, answer: unknown) =>
    checkAnswer(...expectationsOf(description, contractText), answer);
  const earlier = release({ tier: { type: "string" }, found: { type: "boolean" } });

  it.each([
    [{}],
    [{ tier: "gold" }],
    [{ found: true }],
    [{ tier: "gold", found: false }],
    [{ tier: 1, found: true }],
  ])("refuses %j of the source and of an earlier release", (answer) => {
    expect(check(undefined, answer)).toHaveProperty("problem");
    expect(check(earlier, answer)).toHaveProperty("problem");
  });

  it("asks what the smoke test expects of the source alone", () => {
    const answer = { tier: "silver", found: true };
    expect(check(undefined, answer)).toHaveProperty("problem");
    expect(check(earlier, answer)).toHaveProperty("answer");
  });

  it("asks of an earlier release no output that it does not have", () => {
    expect(check(release({ tier: { type: "string" } }), { tier: "silver" })).toHaveProperty("answer");
    expect(check(earlier, { tier: "gold", found: true, note: "later" })).toHaveProperty("problem");
  });

  it("asks nothing of a release whose contract cannot be read", () => {
    expect(check("{}", {})).toHaveProperty("answer");
  });
});

describe("smokeTestFailure", () => {
  it.each(["it is gone", "it is gone.", "it is gone. \n.."])(
    "ends the problem %j with one full stop",
    (problem) => {
      expect(smokeTestFailure("lookup", "42", problem).message).toContain(
        "failed: it is gone. The action is deployed",
      );
    },
  );

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
