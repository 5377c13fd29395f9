import { hasPrinted, tutorialSteps } from "./support/tutorial-steps";

const fence = "```";

describe("tutorialSteps", () => {
  it("are the files that are written and the commands that are run, with what they print", () => {
    const markdown = [
      "Look at `a.ts`, then change `b.ts`:",
      `${fence}ts\nlet b;\n${fence}`,
      `${fence}sh\nfirst\nsecond\n${fence}`,
      `${fence}text\nanswer …\n${fence}`,
      `${fence}console\nnot run\n${fence}`,
      "",
    ].join("\n\n");
    expect(tutorialSteps(markdown)).toEqual([
      { kind: "write", file: "b.ts", content: "let b;\n" },
      { kind: "run", command: "first", expected: [] },
      { kind: "run", command: "second", expected: ["answer …"] },
    ]);
  });

  it.each([
    ["a file without a name", `text\n\n${fence}ts\nx\n${fence}\n`, "No file is named before"],
    ["output without a command", `${fence}text\nx\n${fence}\n`, "No command prints"],
  ])("refuse %s", (_name, markdown, message) => {
    expect(() => tutorialSteps(markdown)).toThrow(message);
  });
});

describe("hasPrinted", () => {
  it("takes lines in their order, and anything for …", () => {
    const expected = ["one (1)", "…", "two …s"];
    expect(hasPrinted("zero\n  one (1)\nmore\ntwo miles", expected)).toBe(true);
    expect(hasPrinted("two miles\none (1)", expected)).toBe(false);
  });
});
