import { readFileSync } from "node:fs";
import * as path from "node:path";
import { ERROR_CODES } from "../../../providers/errors/error-codes";

describe("ERROR_CODES", () => {
  it("is the table of docs/provider-errors.md, word for word", () => {
    const document = readFileSync(path.join(__dirname, "../../../docs/provider-errors.md"), "utf8");
    const rows = [...document.matchAll(/^\| `(\w+)`\s*\| (.+?)\s*\|$/gm)].map(([, code, meaning]) => [
      code,
      meaning,
    ]);
    expect(rows).toEqual(Object.entries(ERROR_CODES));
  });
});
