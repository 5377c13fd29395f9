import { afterInterruption, codeOf, howItEnded } from "../../../commands/stack/ended-run";

const failed = { exitCode: 255, interrupted: false };
const interrupted = { exitCode: 1, interrupted: true };
const killed = { exitCode: null, interrupted: false };

describe("codeOf", () => {
  it("tells a failure from an interruption", () => {
    expect([failed, interrupted, killed].map(codeOf)).toEqual([
      "UPDATE_FAILED",
      "INTERRUPTED",
      "UPDATE_FAILED",
    ]);
  });
});

describe("howItEnded", () => {
  it("names the exit code, or a signal where there is none", () => {
    expect([failed, killed].map(howItEnded)).toEqual(["ended with 255", "ended with a signal"]);
  });
});

describe("afterInterruption", () => {
  it("names the command that unlocks the stack, and the stack where one is known", () => {
    expect(afterInterruption("staging", interrupted)).toContain("pulumi cancel --stack staging.");
    expect(afterInterruption(undefined, interrupted)).toMatch(/pulumi cancel\.$/);
    expect(afterInterruption("staging", killed)).toContain("pulumi cancel --stack staging.");
  });

  it("is empty when nobody stopped the run", () => {
    expect(afterInterruption("staging", failed)).toBe("");
  });
});
