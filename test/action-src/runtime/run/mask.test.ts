import { maskId, maskPhoneNumber } from "../../../../action-src/runtime/run/mask";

describe("maskId", () => {
  it.each([
    ["CRM-EXT-98765", "***65"],
    ["123456", "***56"],
    ["12345", "***"],
    ["", "***"],
    ["contact 📞", "***"],
    ["forged\r\n", "***"],
  ])("shows %j as %s", (value, shown) => expect(maskId(value)).toBe(shown));
});

describe("maskPhoneNumber", () => {
  it.each([
    ["+1 (555) 019-9822", "***22"],
    ["911", "***"],
    [15550199822, "***22"],
    [{}, "***"],
    [undefined, undefined],
    [`+1555${"x".repeat(1_000_000)}`, "***"],
  ])("shows %s as %s", (value, shown) => expect(maskPhoneNumber(value)).toBe(shown));
});
