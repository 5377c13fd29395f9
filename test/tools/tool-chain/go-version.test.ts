import { canBuild } from "../../../tools/tool-chain/go-version";

describe("canBuild", () => {
  it.each([
    ["1.25.11", "local", true],
    ["1.26.0", "local", true],
    ["1.26rc1", "local", true],
    ["2.0.0", "local", true],
    ["1.25.3", "local", false],
    ["1.25.3", "auto", true],
    ["1.21.0", "go1.25.11+auto", true],
    ["1.20.14", "auto", false],
    ["1.25.3", "path", false],
    ["", "", false],
  ])("for Go %s with GOTOOLCHAIN=%s is %s", (version, toolchain, expected) => {
    expect(canBuild({ version, toolchain }, "1.25.11")).toBe(expected);
  });
});
