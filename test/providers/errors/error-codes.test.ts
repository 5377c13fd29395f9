import { readFileSync } from "node:fs";
import * as path from "node:path";
import { codeOf, ERROR_CODES, PLATFORM_PROBLEMS, problemOf } from "../../../providers/errors/error-codes";

const DOCUMENT = readFileSync(path.join(__dirname, "../../../docs/provider-errors.md"), "utf8");
const rowsOf = (row: RegExp) => [...DOCUMENT.matchAll(row)].map((match) => match.slice(1));

describe("ERROR_CODES", () => {
  it("is the first table of docs/provider-errors.md, word for word", () => {
    expect(rowsOf(/^\| `(\w+)`\s*\| ([^`|]+?)\s*\|$/gm)).toEqual(Object.entries(ERROR_CODES));
  });
});

describe("PLATFORM_PROBLEMS", () => {
  it("is the second table of docs/provider-errors.md, with the code of each platform", () => {
    expect(rowsOf(/^\| `(\w+)`\s*\| `(\w+)`\s*\| (.+?)\s*\|$/gm)).toEqual(
      Object.entries(PLATFORM_PROBLEMS).map(([problem, meaning]) => [
        `PLATFORM_${problem}`,
        `CXONE_${problem}`,
        meaning,
      ]),
    );
  });
});

describe("problemOf", () => {
  it("tells the problem behind a code of any platform, and nothing of a general code", () => {
    expect(problemOf(codeOf({ codePrefix: "PLATFORM" }, "DRIFT"))).toBe("DRIFT");
    expect(problemOf("CXONE_NAME_TAKEN")).toBe("NAME_TAKEN");
    expect(problemOf("CODE_MISSING")).toBeUndefined();
  });
});
