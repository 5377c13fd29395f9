import * as path from "node:path";
import { codesNotGiven } from "../../../test/action-src/support/codes-not-given";
import { documentedCodes } from "../../../test/action-src/support/documented-codes";
import { CONTACT_ERROR_CODES } from "../contact-error-codes";
import { CRM_CODES } from "./crm-codes";

describe("CONTACT_ERROR_CODES", () => {
  it("is with the run-time's codes of the CRM what docs/error-codes.md says, row by row", () => {
    expect(documentedCodes()).toEqual(CRM_CODES);
  });

  it("holds no code that the source never gives", () => {
    expect(codesNotGiven(Object.keys(CONTACT_ERROR_CODES), path.join(__dirname, ".."))).toEqual([]);
  });
});
