import * as z from "zod";
import { defineAction } from "../../../action-src/define-action";
import { checkAnswer } from "../../../infra/smoke-test/check-answer";

const action = defineAction({
  name: "lookup",
  description: "Looks something up",
  runtime: "nodejs18",
  timeoutSeconds: 30,
  contract: {
    inputs: z.object({ id: z.string() }),
    outputs: z.object({
      recordId: z.string().optional(),
      success: z.boolean(),
      errorDetails: z.string().optional(),
    }),
  },
  environment: {},
  smokeTest: { inputs: { id: "1" }, acceptedErrorCodes: ["NOT_FOUND"], personalData: ["recordId"] },
});

describe("checkAnswer", () => {
  it("gives the answer with personal values masked when the contract holds", () => {
    expect(checkAnswer(action, { recordId: "CRM-12345", success: true })).toEqual({
      answer: { recordId: "…45", success: true },
    });
  });

  it("shows nothing of a personal value that is short", () => {
    expect(checkAnswer(action, { recordId: "4711", success: true })).toEqual({
      answer: { recordId: "…", success: true },
    });
  });

  it("names the output when its type is wrong", () => {
    expect(checkAnswer(action, { success: "yes" })).toEqual({
      problem: expect.stringContaining('output "success"'),
    });
  });

  it.each([[null], ["text"], [{}], [{ success: true, surprise: 1 }], [{ success: true, recordId: null }]])(
    "finds that the contract does not hold when the answer is %j",
    (answer) => {
      expect(checkAnswer(action, answer)).toEqual({
        problem: expect.stringContaining("the contract does not hold"),
      });
    },
  );

  it("fails on an error of the action, and says which", () => {
    expect(checkAnswer(action, { success: false, errorDetails: "UNAUTHORIZED: the CRM refused" })).toEqual({
      problem: "the action reported UNAUTHORIZED: the CRM refused",
    });
  });

  it("accepts an error that the smoke-test case allows", () => {
    expect(checkAnswer(action, { success: false, errorDetails: "NOT_FOUND: no such record" })).toEqual({
      answer: { success: false, errorDetails: "NOT_FOUND: no such record" },
    });
  });
});
