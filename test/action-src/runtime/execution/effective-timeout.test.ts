import { effectiveTimeoutSeconds } from "../../../../action-src/runtime/execution/effective-timeout";

describe("effectiveTimeoutSeconds", () => {
  it.each([
    [30, 15, 15],
    [15, 15, 15],
    [10, 15, 10],
    [30, 30, 30],
  ])("makes of %i s, where the platform allows %i, %i", (timeoutSeconds, most, effective) => {
    expect(effectiveTimeoutSeconds({ timeoutSeconds }, most)).toBe(effective);
  });
});
