import * as path from "node:path";
import { ACTION_ERROR_CODES, BACKEND_FAULTS } from "../../../../action-src/runtime/execution/error-codes";
import { codesNotGiven } from "../../support/codes-not-given";

const runtime = path.join(__dirname, "../../../../action-src/runtime");

describe("ACTION_ERROR_CODES and BACKEND_FAULTS", () => {
  it("hold no code that the source never gives", () => {
    const given = { ...ACTION_ERROR_CODES, ...BACKEND_FAULTS };
    expect(codesNotGiven(Object.keys(given), runtime)).toEqual([]);
  });
});
