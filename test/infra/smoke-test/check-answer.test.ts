import * as z from "zod";
import { checkAnswer } from "../../../infra/smoke-test/check-answer";

const promised = z.strictObject({
  recordId: z.string().optional(),
  success: z.boolean(),
  errorDetails: z.string().optional(),
});
const smokeTest = { acceptedErrorCodes: ["NOT_FOUND"], personalData: ["recordId" as never] };

describe("checkAnswer", () => {
  it("gives the answer with personal values masked when the contract holds", () => {
    expect(checkAnswer(promised, smokeTest, { recordId: "CRM-12345", success: true })).toEqual({
      answer: { recordId: "…45", success: true },
    });
  });

  it("shows nothing of a personal value that is short", () => {
    expect(checkAnswer(promised, smokeTest, { recordId: "4711", success: true })).toEqual({
      answer: { recordId: "…", success: true },
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
