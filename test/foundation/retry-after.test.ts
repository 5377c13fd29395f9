import { retryAfterMs } from "../../foundation/retry-after";

const NOW_MS = Date.parse("2026-01-15T12:00:00Z");

describe("retryAfterMs", () => {
  it.each([
    ["0", 0],
    ["2", 2_000],
    [" 3600 ", 3_600_000],
    ["7", 7_000],
    ["1.5", 1_500],
    ["1.25", 1_250],
    ["2026", 2_026_000],
    ["9".repeat(400), 3_600_000],
    ["Thu, 15 Jan 2026 12:00:07 GMT", 7_000],
    ["Thursday, 15-Jan-26 12:00:07 GMT", 7_000],
    ["Thu Jan 15 12:00:07 2026", 7_000],
    ["Thu Jan  1 12:00:00 2026", 0],
    ["Thu, 15 Jan 2026 11:00:00 GMT", 0],
    ["Fri, 15 Jan 2027 11:00:00 GMT", 3_600_000],
    ["Thu, 99 Jan 2026 11:00:00 GMT", undefined],
    ["2026-01-15", undefined],
    ["Date: Thu, 15 Jan 2026 12:00:07 GMT", undefined],
    ["Thu, 15 Jan 2026 12:00:07 GMT+0100", undefined],
    ["1.", undefined],
    ["2026-01-15T12:00:07Z", undefined],
    ["-1", undefined],
    ["-3", undefined],
    ["soon", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("reads %p as %p ms", (header, expected) => {
    expect(retryAfterMs(header, NOW_MS)).toBe(expected);
  });
});
