import * as fs from "node:fs";
import * as path from "node:path";
import { expectationsOf } from "../../../infra/smoke-test/expectations";
import { checkAnswer } from "../../../providers/trial/check-answer";
import { action } from "../action";
import { CONTACT_ERROR_CODES } from "../contact-error-codes";

/** What the smoke test makes of an answer. */
const check = (answer: object) => checkAnswer(...expectationsOf(action, undefined), answer);

describe("action", () => {
  it("has a smoke test that its own contract accepts", () => {
    expect(action.contract.inputs.safeParse(action.smokeTest.inputs).success).toBe(true);
    for (const code of action.smokeTest.acceptedErrorCodes) expect(CONTACT_ERROR_CODES).toHaveProperty(code);
    for (const name of action.smokeTest.shown) expect(action.contract.outputs.shape).toHaveProperty(name);
  });

  it("shows nothing of a contact that is personal", () => {
    for (const name of ["crmRecordId", "lastInteractionDate"])
      expect(action.smokeTest.shown).not.toContain(name);
  });

  it("marks the client secret as a secret", () => {
    expect(action.environment.CRM_CLIENT_SECRET.secret).toBe(true);
  });

  it("is named after its folder, and runs where the platform runs it", () => {
    expect([action.name, action.runtime]).toEqual([path.basename(path.dirname(__dirname)), "nodejs18"]);
  });

  it("is configured by the keys that docs/configuration.md describes", () => {
    const document = fs.readFileSync(path.join(__dirname, "../../../docs/configuration.md"), "utf8");
    const described = [...document.matchAll(/^### `(\w+)`$/gm)].map(([, key]) => key);
    expect(described).toEqual(
      expect.arrayContaining(Object.values(action.environment).map(({ configKey }) => configKey)),
    );
  });
});

describe("action, its smoke test", () => {
  const found = { crmRecordId: "CRM-1", customerTier: "gold", enrichmentSuccess: true };

  it("has inputs that the contract takes as they are, the phone number included", () => {
    const { inputs } = action.smokeTest;
    expect(inputs.phoneNumber).toBeDefined();
    expect(action.contract.inputs.parse(inputs)).toEqual(inputs);
  });

  it("takes a contact for a success, and shows its tier alone", () => {
    expect(check(found)).toEqual({
      answer: {
        crmRecordId: expect.not.stringContaining("CRM"),
        customerTier: "gold",
        enrichmentSuccess: true,
      },
    });
  });

  it.each([
    ["no record id", { customerTier: "gold", enrichmentSuccess: true }, "crmRecordId"],
    ["no success", { ...found, enrichmentSuccess: false }, "enrichmentSuccess"],
  ])("takes an answer with %s for a failure", (_what, answer, output) => {
    expect(check(answer)).toEqual({ problem: expect.stringContaining(output) });
  });

  it("takes it for a success that the CRM has no such contact, and for a failure that it is down", () => {
    const failed = (errorDetails: string) => ({ enrichmentSuccess: false, errorDetails });
    const unknown = failed("CRM_CONTACT_NOT_FOUND: It has none.");
    expect(check(unknown)).toEqual({ answer: unknown });
    expect(check(failed("CRM_UNAVAILABLE: It is down."))).toEqual({
      problem: "the action reported CRM_UNAVAILABLE: It is down.",
    });
  });
});
