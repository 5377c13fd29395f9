import fc from "../../support/seeded-fast-check";
import { bytes, code, codeBlock, table } from "../../../commands/review/markdown";

/** Characters that mean something in Markdown or HTML outside a code span, line ends included. */
const hostile = fc.string({ unit: fc.constantFrom(..."`|\\<>&@#[]()!*_~-$:/\n\r\t ab\u202e\u0000é") });

describe("code", () => {
  it("is a code span when the text is plain", () => {
    expect(code("@ops <b> & more")).toBe("`@ops <b> & more`");
    expect(code("two\nlines")).toBe("`two lines`");
    expect(code(" ")).toBe("");
  });

  it("uses entities when the text could end a code span or a cell", () => {
    expect(code("a`b|c")).toBe("<code>a&#96;b&#124;c</code>");
  });

  it("shows a character that turns the direction of text", () => {
    expect(code("abc\u202edef")).toBe("`abc\uFFFDdef`");
  });

  it("is one line that nothing in the text can leave, for any text", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(code(text)).toMatch(/^$|^`[^`|\\\n\r]+`$|^<code>([\p{L}\p{N} ]|&#\d+;)+<\/code>$/u);
      }),
    );
  });

  it("is cut when the text is long", () => {
    expect(code("x".repeat(5_000)).length).toBeLessThan(310);
  });
});

describe("codeBlock", () => {
  it("has a fence that no line of the text is, for any text", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const lines = codeBlock(text).split("\n");
        const fence = lines.at(-1) ?? "";
        expect(fence).toMatch(/^`{3,}$/);
        expect(lines[0]).toBe(`${fence}text`);
        expect(lines.slice(1, -1).filter((line) => line.includes(fence))).toEqual([]);
      }),
    );
  });
});

describe("table", () => {
  it("has a line for the head, the rule and each row", () => {
    expect(table(["a", "b"], [["1", "2"]])).toBe("| a | b |\n| --- | --- |\n| 1 | 2 |");
  });
});

describe("bytes", () => {
  it("separates thousands", () => {
    expect(bytes(74_123)).toBe("74,123 B");
  });
});
