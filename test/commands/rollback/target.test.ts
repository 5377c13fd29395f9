import { parseTarget } from "../../../commands/rollback/target";

describe("parseTarget", () => {
  it.each([
    ["12", { kind: "number", number: 12 }],
    ["1234567", { kind: "release", prefix: "1234567" }],
    ["ABCDEF0", { kind: "release", prefix: "abcdef0" }],
    ["f".repeat(64), { kind: "release", prefix: "f".repeat(64) }],
    ["2026-01-31T09:30:00Z", { kind: "time", epochMs: Date.parse("2026-01-31T09:30:00.999Z") }],
    ["2026-01-31 10:30:00+01:00", { kind: "time", epochMs: Date.parse("2026-01-31T09:30:00.999Z") }],
    ["2026-01-31T09:30+0000", { kind: "time", epochMs: Date.parse("2026-01-31T09:30:00.999Z") }],
    ["2026-01-31T09:30:00.250z", { kind: "time", epochMs: Date.parse("2026-01-31T09:30:00.250Z") }],
  ])("reads %s", (text, target) => {
    expect(parseTarget(text)).toEqual(target);
  });

  it.each([
    ["2026-01-31T09:30:00", "is not a whole point in time"],
    ["2026-01-31", "is not a whole point in time"],
    ["2026-13-31T09:30:00Z", "is not a whole point in time"],
    ["abc123", "none of an update's number"],
    ["yesterday", "none of an update's number"],
    ["-1", "none of an update's number"],
    ["f".repeat(65), "none of an update's number"],
  ])("is refused when it is given %s", (text, seen) => {
    expect(() => parseTarget(text)).toThrow(seen);
  });
});
