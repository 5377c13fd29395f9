import { parseRetryAfterMs } from "../../../providers/http/retry-after";

const now = Date.UTC(2026, 0, 5, 8, 0, 0);

describe("parseRetryAfterMs", () => {
  it.each([
    ["0", 0],
    ["7", 7_000],
    ["1.5", 1_500],
    ["Mon, 05 Jan 2026 08:00:30 GMT", 30_000],
    ["Mon, 05 Jan 2026 07:00:00 GMT", 0],
    ["-3", undefined],
    ["soon", undefined],
    ["2026", 2_026_000],
    ["2026-01-05", undefined],
    [undefined, undefined],
  ])("reads %p as %p ms", (header, expected) => {
    expect(parseRetryAfterMs(header, now)).toBe(expected);
  });
});
