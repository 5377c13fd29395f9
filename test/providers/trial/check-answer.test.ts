import * as z from "zod";
import type { ExpectedOutputs } from "../../../action-src/define-action";
import { checkAnswer } from "../../../providers/trial/check-answer";

const promised = z.strictObject({
  recordId: z.string().optional(),
  success: z.boolean(),
  errorDetails: z.string().optional(),
});
const smokeTest = {
  success: { success: true } as ExpectedOutputs,
  expect: {} as ExpectedOutputs,
  acceptedErrorCodes: ["NOT_FOUND"],
  shown: ["success", "errorDetails"],
};

describe("checkAnswer", () => {
  it("gives the answer masked but for what may be shown when the contract holds", () => {
    expect(checkAnswer(promised, smokeTest, { recordId: "CRM-12345", success: true })).toEqual({
      answer: { recordId: "…45", success: true },
    });
  });

  it("shows nothing of a masked value that is short", () => {
    expect(checkAnswer(promised, smokeTest, { recordId: "4711", success: true })).toEqual({
      answer: { recordId: "…", success: true },
    });
  });

  it.each([
    [true, "…"],
    [false, "…"],
    [{ name: "Ada" }, "…"],
    [["Ada", 42], "…"],
    [null, "…"],
    [123456, "…56"],
    ["Ada Lovelace 🙂a", "…🙂a"],
  ])("masks %j as %s", (detail, masked) => {
    const contract = z.strictObject({ success: z.boolean(), detail: z.unknown() });
    expect(checkAnswer(contract, smokeTest, { success: true, detail })).toEqual({
      answer: { success: true, detail: masked },
    });
  });

  it("masks an output that the contract reads as absent", () => {
    const contract = z.strictObject({ success: z.boolean(), tier: z.string().optional().catch(undefined) });
    expect(checkAnswer(contract, smokeTest, { success: true, tier: 5 })).toEqual({
      answer: { success: true, tier: "…" },
    });
  });

  it("names the output when its type is wrong", () => {
    expect(checkAnswer(promised, smokeTest, { success: "yes" })).toEqual({
      problem: expect.stringContaining('output "success"'),
    });
  });

  it.each([[null], ["text"], [{}], [{ success: true, surprise: 1 }], [{ success: true, recordId: null }]])(
    "finds that the contract does not hold when the answer is %j",
    (answer) => {
      expect(checkAnswer(promised, smokeTest, answer)).toEqual({
        problem: expect.stringContaining("the contract does not hold"),
      });
    },
  );

  it("fails on an error of the action, and says which", () => {
    expect(
      checkAnswer(promised, smokeTest, { success: false, errorDetails: "UNAUTHORIZED: the CRM refused" }),
    ).toEqual({
      problem: "the action reported UNAUTHORIZED: the CRM refused",
    });
  });

  it("accepts an error that the smoke-test case allows", () => {
    expect(
      checkAnswer(promised, smokeTest, { success: false, errorDetails: "NOT_FOUND: no such record" }),
    ).toEqual({
      answer: { success: false, errorDetails: "NOT_FOUND: no such record" },
    });
  });
});

describe("checkAnswer, on what a success is", () => {
  const problemOf = (test: object, answer: unknown) =>
    checkAnswer(promised, { ...smokeTest, ...test }, answer);

  it("fails on an answer that is no success and names no error", () => {
    expect(problemOf({}, { success: false })).toEqual({
      problem: expect.stringMatching(/^output "success" is false, and the action's `success` says otherwise/),
    });
  });

  it.each([
    ["a value", { recordId: "CRM-1" }, 'output "recordId" is "…99"'],
    ["a pattern", { recordId: /^CRM-1/g }, 'output "recordId" is "…99"'],
    ["a pattern of a number", { success: /^false$/ }, 'output "success" is true'],
    ["an absent output", { errorDetails: /./ }, 'there is no output "errorDetails"'],
  ])("fails when an output is not as expected by %s, and shows no masked value", (_what, expected, seen) => {
    expect(problemOf({ expect: expected }, { recordId: "CRM-99", success: true })).toEqual({
      problem: `${seen}, and the smoke test's \`expect\` says otherwise`,
    });
  });

  it("accepts an answer that is as expected, again and again", () => {
    const expected = { recordId: /^CRM-\d+$/g, success: true };
    for (let time = 0; time < 2; time += 1)
      expect(problemOf({ expect: expected }, { recordId: "CRM-12345", success: true })).toHaveProperty(
        "answer",
      );
  });

  it("tells no more than the code of an error that may not be shown", () => {
    const answer = { success: false, errorDetails: "UNAUTHORIZED: Ada was refused" };
    expect(problemOf({ shown: [] }, answer)).toEqual({ problem: "the action reported UNAUTHORIZED" });
    expect(problemOf({ shown: [] }, { ...answer, errorDetails: "Ada" })).toEqual({
      problem: "the action reported …",
    });
  });

  it("names an output within an output, and the code alone where its sentence may not be shown", () => {
    const nested = z.strictObject({ success: z.boolean(), address: z.strictObject({ city: z.string() }) });
    expect(checkAnswer(nested, smokeTest, { success: true, address: { city: 7 } })).toEqual({
      problem: expect.stringMatching(/^the contract does not hold: output "address\.city": /),
    });
    const hidden = { ...smokeTest, shown: ["success"] };
    const reported = (errorDetails: string) =>
      checkAnswer(promised, hidden, { success: false, errorDetails });
    expect(reported("CRM_DOWN: for Ada")).toEqual({ problem: "the action reported CRM_DOWN" });
    expect(reported("for Ada, CRM_DOWN: it is")).toEqual({ problem: "the action reported …is" });
  });

  it("compares a value that is not text with a pattern as JSON", () => {
    const expectSuccess = (pattern: RegExp) =>
      checkAnswer(promised, { ...smokeTest, expect: { success: pattern } }, { success: true });
    expect(expectSuccess(/^true$/)).toHaveProperty("answer");
    expect(expectSuccess(/^false$/)).toHaveProperty("problem");
  });
});
