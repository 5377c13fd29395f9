import { renderAdoption, whatComesNext } from "../../../commands/adopt/render-adoption";

const asked = { action: "lookup", id: "42" };

describe("renderAdoption", () => {
  it.each([
    [['description: "a" -> "b"'], '  description: "a" -> "b"'],
    [[], "  no difference that CXone shows"],
  ])("tells what changes when the differences are %j", (differences, line) => {
    expect(renderAdoption(asked, "CXone", differences)).toEqual([
      'Data action "lookup" (id 42), as it is in CXone -> as the program makes it:',
      line,
      "  The values of its environment cannot be read; they become the stack's.",
    ]);
  });
});

describe("whatComesNext", () => {
  it("names the command that shows it", () => {
    expect(whatComesNext("prod")).toMatch(/npm run pulumi -- preview --diff --stack prod$/);
  });
});
