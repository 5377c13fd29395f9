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

describe("maskId and maskPhoneNumber, at their edges", () => {
  it.each([
    // `!` and `~` are the first and the last character that is shown; a space and DEL are not.
    ["abcd!~", "***!~"],
    ["abcd \u007f", "***"],
    ["abcdé9", "***9"],
  ])("shows %j as %s", (value, shown) => expect(maskId(value)).toBe(shown));

  it.each([
    ["12345", "***"],
    ["123456", "***56"],
    [null, "***"],
    [true, "***"],
    // Six digits among the last 64 characters, and five.
    [`123456${"x".repeat(58)}`, "***56"],
    [`123456${"x".repeat(59)}`, "***"],
  ])("shows the phone number %s as %s", (value, shown) => expect(maskPhoneNumber(value)).toBe(shown));
});
