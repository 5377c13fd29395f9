import { parseExecuteOptions } from "../../../commands/execute/execute-options";

describe("parseExecuteOptions", () => {
  it("reads action, stack and inputs", () => {
    expect(parseExecuteOptions(["a", "--stack", "local", "--inputs", "-"])).toEqual({
      action: "a",
      stack: "local",
      inputs: "-",
      trace: false,
    });
  });

  it.each([[["a"]], [["--stack", "local"]], [["a", "b", "--stack", "local"]]])("refuses %j", (args) => {
    expect(() => parseExecuteOptions(args)).toThrow(/^Reading the arguments of execute failed: /);
  });
});
