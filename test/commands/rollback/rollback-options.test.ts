import { parseRollbackOptions } from "../../../commands/rollback/rollback-options";

describe("parseRollbackOptions", () => {
  it("reads what it is given", () => {
    const given = ["--stack", "prod", "--to", "12", "--action", "one", "--yes"];
    expect(parseRollbackOptions(given, false)).toEqual({
      stack: "prod",
      target: { kind: "number", number: 12 },
      action: "one",
      preview: false,
      yes: true,
    });
  });

  it("may ask on a terminal, and needs no question for a preview", () => {
    expect(parseRollbackOptions(["--stack", "prod", "--to", "12"], true)).toMatchObject({ yes: false });
    expect(parseRollbackOptions(["--stack", "prod", "--to", "12", "--preview"], false)).toMatchObject({
      preview: true,
    });
  });

  it.each([
    [["--to", "12", "--yes"], "give --stack STACK"],
    [["--stack", "prod", "--yes"], "give --to"],
    [["--stack", "prod", "--to", "12"], "there is no terminal to ask on"],
    [["--stack", "prod", "--to", "12", "--yes", "--preview"], "not both"],
    [["--stack", "prod", "--to", "soon", "--yes"], "none of an update's number"],
  ])("is refused when it is given %j", (given, seen) => {
    expect(() => parseRollbackOptions(given, false)).toThrow(seen);
  });
});
