import { parseDevOptions } from "../../../commands/dev/dev-options";

describe("parseDevOptions", () => {
  it("needs nothing", () => {
    expect(parseDevOptions([])).toEqual({ run: undefined, inputs: undefined, inspectPort: undefined });
  });

  it("reads what to run, and where a debugger finds it", () => {
    expect(parseDevOptions(["--run", "a", "-i", "a.json", "--inspect"])).toEqual({
      run: "a",
      inputs: "a.json",
      inspectPort: 9229,
    });
    expect(parseDevOptions(["--inspect", "--inspect-port", "0"]).inspectPort).toBe(0);
  });

  it.each([[["--inputs", "a.json"]], [["a"]], [["--inspect-port", "65536"]], [["--inspect-port", "x"]]])(
    "refuses %j",
    (args) => {
      expect(() => parseDevOptions(args)).toThrow(/^Reading the arguments of dev failed: /);
    },
  );

  it("says where another platform is tried", () => {
    expect(() => parseDevOptions(["--platform", "genesys-cloud"])).toThrow(
      "npm run dev plays CXone, where the same handler runs; try the platform with npm start -- --platform genesys-cloud",
    );
  });
});
