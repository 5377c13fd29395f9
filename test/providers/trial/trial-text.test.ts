import type { ExpectedOutputs } from "../../../providers/trial/check-answer";
import { formatTrial, parseTrial, type TrialCase } from "../../../providers/trial/trial-text";

const trialCase = (overrides: Partial<TrialCase> = {}): TrialCase => ({
  inputs: { id: "1" },
  outputs: {
    type: "object",
    properties: { found: { type: "boolean" }, tier: { type: "string" }, errorDetails: { type: "string" } },
    required: ["found"],
    additionalProperties: false,
  },
  success: { found: true },
  expect: {},
  acceptedErrorCodes: [],
  shown: ["found", "tier"],
  ...overrides,
});
const problemOf = (overrides: Partial<TrialCase>, answer: unknown): unknown =>
  parseTrial(formatTrial(trialCase(overrides)))?.problemOf(answer as Record<string, unknown>);

describe("a trial as text", () => {
  it.each([undefined, "", 7])("is no trial where it is %p", (text) => {
    expect(parseTrial(text)).toBeUndefined();
  });

  it("brings the inputs that it is executed with", () => {
    expect(parseTrial(formatTrial(trialCase()))?.inputs).toEqual({ id: "1" });
  });

  it.each<[string, ExpectedOutputs, unknown, unknown]>([
    ["a value", { tier: "gold" }, "gold", "silver"],
    ["null, which is a value too", { tier: null }, null, "gold"],
    ["an object", { tier: { pattern: "^g" } }, { pattern: "^g" }, { pattern: "^x" }],
    ["a pattern", { tier: /^g/ }, "gold", "a gold one"],
    ["a pattern with flags", { tier: /^GOLD$/i }, "gold", "golden"],
  ])("expects %s as the description does", (_what, expect_, right, wrong) => {
    const outputs = { ...trialCase().outputs, properties: { found: { type: "boolean" }, tier: {} } };
    expect(problemOf({ outputs, expect: expect_ }, { found: true, tier: right })).toBeUndefined();
    expect(problemOf({ outputs, expect: expect_ }, { found: true, tier: wrong })).toContain(
      'output "tier" is',
    );
  });

  it("takes an error that is accepted, and no other", () => {
    const accepting = { acceptedErrorCodes: ["NOT_FOUND", "GONE"] };
    expect(problemOf(accepting, { found: false, errorDetails: "GONE: it was." })).toBeUndefined();
    expect(problemOf(accepting, { found: false, errorDetails: "DOWN: it is." })).toBe(
      "the action reported DOWN",
    );
  });

  it("holds the answer to the contract, and says where it does not", () => {
    expect(problemOf({}, { found: "yes" })).toMatch(/^the contract does not hold: output "found": \S/);
    expect(problemOf({}, "nothing")).toMatch(/^the contract does not hold: the answer: \S/);
  });
});
