import { parsePreview } from "../../../commands/stack/preview";

describe("parsePreview", () => {
  it("takes the marks for colors out of the engine's messages", () => {
    const message = "<{%fg 1%}>error: <{%reset%}>no such stack";
    const diagnostics = [{ severity: "error", message }];
    expect(parsePreview(JSON.stringify({ diagnostics }))).toEqual({
      steps: [],
      diagnostics: [{ severity: "error", message: "error: no such stack" }],
    });
  });

  it.each(["", "null", "error: no stack"])("is undefined when the engine wrote %j", (text) => {
    expect(parsePreview(text)).toBeUndefined();
  });
});
