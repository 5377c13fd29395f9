import * as path from "node:path";
import { codesNotGiven } from "../../../test/action-src/support/codes-not-given";
import { documentedCodes } from "../../../test/action-src/support/documented-codes";
import { CONTACT_ERROR_CODES } from "../contact-error-codes";

const folder = path.join(__dirname, "..");

describe("CONTACT_ERROR_CODES", () => {
  it("is what README.md says, row by row", () => {
    expect(documentedCodes(path.join(folder, "README.md"))).toEqual(CONTACT_ERROR_CODES);
  });

  it("holds no code that the source never gives", () => {
    expect(codesNotGiven(Object.keys(CONTACT_ERROR_CODES), folder)).toEqual([]);
  });
});
