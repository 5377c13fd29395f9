import * as z from "zod";
import { trialOf } from "../../../infra/smoke-test/trial-of";
import { parseTrial } from "../../../providers/trial/trial-text";

const description = {
  contract: {
    inputs: z.object({}),
    outputs: z.object({ tier: z.string(), rank: z.number(), errorDetails: z.string().optional() }),
  },
  success: { tier: "gold" },
  smokeTest: { inputs: { id: "1" }, expect: { rank: 1 }, acceptedErrorCodes: ["NOT_FOUND"], shown: [] },
};
const CONTRACT = JSON.stringify({
  inputs: { properties: {}, required: [] },
  outputs: { properties: { tier: { type: "string" } } },
});
const trial = (contract?: string) => parseTrial(trialOf(description, contract));

describe("trialOf", () => {
  it("has the inputs of the smoke test", () => {
    expect(trial()?.inputs).toEqual({ id: "1" });
  });

  it.each([[{ tier: "gold", rank: 1 }], [{ tier: "", rank: 0, errorDetails: "NOT_FOUND: no such contact" }]])(
    "accepts %j",
    (answer) => {
      expect(trial()?.problemOf(answer)).toBeUndefined();
    },
  );

  it.each([
    [{ rank: 1 }, "the contract does not hold"],
    [{ tier: "gold", rank: 1, more: true }, "the contract does not hold"],
    [{ tier: "silver", rank: 1 }, "the action's `success` says otherwise"],
    [{ tier: "gold", rank: 2 }, "the smoke test's `expect` says otherwise"],
    [{ tier: "", rank: 0, errorDetails: "TIMEOUT: no answer" }, "the action reported TIMEOUT"],
  ])("refuses %j: %s", (answer, problem) => {
    expect(trial()?.problemOf(answer)).toContain(problem);
  });

  it("holds an earlier release to the contract that it had", () => {
    expect(trial(CONTRACT)?.problemOf({ tier: "gold" })).toBeUndefined();
    expect(trial(CONTRACT)?.problemOf({ tier: "gold", rank: 1 })).toContain("the contract does not hold");
  });
});
