import { UNKNOWN } from "../../../providers/data-action/unknown-value";
import { checkIntegration } from "../../../providers/integration/check-integration";
import type { Properties } from "../../../providers/properties";
import { integrationInputs } from "../support/integration-stack";

const KEY = "ab".repeat(32);
const OTHER_KEY = "cd".repeat(32);
const check = (changes: Properties, old: Properties = {}) =>
  checkIntegration(old, integrationInputs(changes), () => KEY);
const fingerprintsOf = (changes: Properties, old: Properties = {}) =>
  check(changes, old).inputs["fieldFingerprints"];

describe("checkIntegration", () => {
  it("refuses nothing when all is well, and adds a line for each field without its value", () => {
    const { inputs, failures } = check({ fields: { second: "two", first: "one" } });
    expect(failures).toEqual([]);
    expect(inputs["fieldFingerprints"]).toMatch(/^first [0-9a-f]{8}\nsecond [0-9a-f]{8}$/);
  });

  it("draws a key for a new integration, and keeps the one that the state has", () => {
    expect(check({}).inputs["fingerprintKey"]).toBe(KEY);
    expect(check({}, { fingerprintKey: OTHER_KEY }).inputs["fingerprintKey"]).toBe(OTHER_KEY);
    expect(fingerprintsOf({}, { fingerprintKey: OTHER_KEY })).not.toBe(fingerprintsOf({}));
  });

  it.each<[string, Properties, string]>([
    ["the name is missing", { name: undefined }, "name"],
    ["the name is a number", { name: 7 }, "name"],
    ["the name is empty", { name: "" }, "name"],
    ["the name is blanks alone", { name: "  " }, "name"],
    ["the name is a character too long", { name: "n".repeat(257) }, "name"],
    ["the fields are missing", { fields: undefined }, "fields"],
    ["the fields are a list", { fields: ["a secret"] }, "fields"],
    ["the fields are a text", { fields: "a secret" }, "fields"],
    ["a field begins with a digit", { fields: { "1st": "a secret" } }, "fields.1st"],
    ["a field has a hyphen", { fields: { "api-key": "a secret" } }, "fields.api-key"],
    ["a field has no name", { fields: { "": "a secret" } }, "fields."],
    ["a field is too long", { fields: { ["f".repeat(129)]: "" } }, `fields.${"f".repeat(129)}`],
    ["a value is a number", { fields: { pin: 4711 } }, "fields.pin"],
    ["a value is a map", { fields: { pin: { value: "a secret" } } }, "fields.pin"],
  ])("refuses it before anything is sent where %s", (_where, changes, property) => {
    const { failures } = check(changes);
    expect(failures).toEqual([{ property, reason: expect.stringMatching(/\[INPUT_INVALID\]$/) }]);
    expect(failures[0]?.reason.startsWith(`${property} `)).toBe(true);
    expect(failures[0]?.reason).not.toMatch(/a secret|4711/);
  });

  it("says of what kind a value is that is no text", () => {
    expect(check({ fields: { pin: 4711 } }).failures[0]?.reason).toContain("(number)");
  });

  it("takes the longest names", () => {
    expect(check({ name: "n".repeat(256), fields: { ["f".repeat(128)]: "" } }).failures).toEqual([]);
  });

  it.each<[string, Properties]>([
    ["the fields", { fields: UNKNOWN }],
    ["a field's value", { fields: { old: UNKNOWN } }],
  ])("takes %s that are not known yet, and leaves the fingerprints open", (_what, changes) => {
    expect(check(changes).failures).toEqual([]);
    expect(fingerprintsOf(changes)).toBe(UNKNOWN);
  });

  it("takes a name that is not known yet", () => {
    expect(check({ name: UNKNOWN }).failures).toEqual([]);
  });
});
