import { TokenManager } from "../../../../action-src/runtime/backend/token-manager";
import { budgetSpent } from "../../../../action-src/runtime/execution/action-failure";
import { Deadline } from "../../../../action-src/runtime/execution/deadline";
import { VirtualClock } from "../../../support/virtual-clock";
import { CRM } from "../../support/backend-identity";

describe("TokenManager", () => {
  it.each([
    ["a minute before its end", 3_600_000, 3_540_000],
    ["when half its life is over, where that is later", 60_000, 30_000],
    ["at once, when it has no life", 0, 0],
  ])("asks for a fresh token %s", async (_when, lifetimeMs, useUntilMs) => {
    const clock = new VirtualClock();
    const tokens = new TokenManager(clock);
    let granted = 0;
    const token = () =>
      tokens.token(
        new Deadline(clock, 1_000),
        () => Promise.resolve({ accessToken: `token-${(granted += 1)}`, lifetimeMs }),
        () => budgetSpent(CRM, "It"),
      );
    expect(await token()).toBe("token-1");
    if (useUntilMs > 0) {
      clock.advanceBy(useUntilMs - 1);
      expect(await token()).toBe("token-1");
      clock.advanceBy(1);
    }
    expect(await token()).toBe("token-2");
  });
});
