import { replaceSection } from "../../../bench/report/replace-section";

const text =
  "a\n<!-- bench:one -->\n\nold\n\n<!-- bench:end -->\nb\n<!-- bench:two -->\n<!-- bench:end -->\n";

describe("replaceSection", () => {
  it("replaces one section, again and again, and nothing else", () => {
    const once = replaceSection(text, "one", "new");
    expect(once).toBe(text.replace("old", "new"));
    expect(replaceSection(once, "one", "new")).toBe(once);
    expect(replaceSection(text, "two", "more")).toContain("old");
  });

  it("says which section a text lacks", () => {
    expect(() => replaceSection(text, "three", "x")).toThrow("<!-- bench:three -->");
  });
});
