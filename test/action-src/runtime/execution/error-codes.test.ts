import * as path from "node:path";
import { ERROR_CODES } from "../../../../action-src/runtime/execution/error-codes";
import { documentedCodes } from "../../support/documented-codes";
import { codesNotGiven } from "../../support/codes-not-given";

const runtime = path.join(__dirname, "../../../../action-src/runtime");

describe("ERROR_CODES", () => {
  it("is in docs/error-codes.md, row by row", () => {
    expect(documentedCodes()).toMatchObject(ERROR_CODES);
  });

  it("holds no code that the source never gives", () => {
    expect(codesNotGiven(Object.keys(ERROR_CODES), runtime)).toEqual([]);
  });
});
