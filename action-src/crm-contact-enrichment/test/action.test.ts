import { action } from "../action";
import { CONTACT_ERROR_CODES } from "../contact-error-codes";

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
});
