import { anchorsOf, codeBlocks, inlineCode, linksOf } from "./support/markdown";

const fence = "```";
const document = [
  "# A `title`, and more",
  "[one](a.md#b) ![two](c.png) `[no](link.md)`",
  `${fence}sh\nnpm run x # [no](link.md)\n${fence}`,
  '<img src="d.png">',
  "## Twice",
  "## Twice",
].join("\n\n");

describe("the reader of Markdown", () => {
  it("finds links, anchors and code where GitHub does", () => {
    expect(linksOf(document)).toEqual(["a.md#b", "c.png", "d.png"]);
    expect([...anchorsOf(document)]).toEqual(["a-title-and-more", "twice", "twice-1"]);
    expect(codeBlocks(document)).toEqual([
      { language: "sh", words: [], content: "npm run x # [no](link.md)\n" },
    ]);
    expect(inlineCode(document)).toEqual(["title", "[no](link.md)"]);
  });
});
