import { parseDeployOptions } from "../../../commands/deploy/deploy-options";

describe("parseDeployOptions", () => {
  it("reads what it is given", () => {
    expect(parseDeployOptions(["--stack", "prod", "--rollback-on-failure", "--yes"], false)).toEqual({
      stack: "prod",
      rollbackOnFailure: true,
      yes: true,
    });
    expect(parseDeployOptions(["--stack", "prod"], true)).toMatchObject({
      rollbackOnFailure: false,
      yes: false,
    });
  });

  it.each([
    [["--yes"], "give --stack STACK"],
    [["--stack", "prod"], "there is no terminal to ask on"],
  ])("is refused when it is given %j", (given, seen) => {
    expect(() => parseDeployOptions(given, false)).toThrow(seen);
  });
});
