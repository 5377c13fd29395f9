import { timeLimits } from "../../../../action-src/runtime/execution/time-limits";

describe("timeLimits", () => {
  it.each([
    [30, { budgetMs: 25_000, attemptTimeoutMs: 6_000, patienceMs: 25_000 }],
    [10, { budgetMs: 8_333, attemptTimeoutMs: 2_000, patienceMs: 8_333 }],
    [1, { budgetMs: 833, attemptTimeoutMs: 200, patienceMs: 833 }],
  ])("leaves a sixth of %i s to the platform", (timeoutSeconds, expected) => {
    expect(timeLimits({ timeoutSeconds }, {})).toEqual(expected);
  });

  it.each([
    ["the action's patience", 5, undefined, 5_000],
    ["the stack's before the action's", 5, " 3 ", 3_000],
    ["the action's where the stack's is blank", 5, " ", 5_000],
    ["no more than the budget", 5, "60", 25_000],
  ])("takes %s", (_what, patienceSeconds, configured, patienceMs) => {
    const limits = timeLimits({ timeoutSeconds: 30, patienceSeconds }, { PATIENCE_SECONDS: configured });
    expect(limits.patienceMs).toBe(patienceMs);
    expect(limits.attemptTimeoutMs).toBe(Math.min(6_000, patienceMs / 2));
  });

  it.each(["0", "-1", "2.5", "soon", "1e3"])(
    "throws CONFIGURATION_INVALID when the stack says %j",
    (text) => {
      expect(() => timeLimits({ timeoutSeconds: 30 }, { PATIENCE_SECONDS: text })).toThrow(
        /PATIENCE_SECONDS is no whole number/,
      );
    },
  );
});
