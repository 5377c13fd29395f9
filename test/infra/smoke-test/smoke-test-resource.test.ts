import { isSmokeTest, smokeTestName } from "../../../infra/smoke-test/smoke-test-resource";

describe("smokeTestName", () => {
  it("is the one that states have", () => {
    expect(smokeTestName("lookup")).toBe("lookup-smoke-test");
  });
});

describe("isSmokeTest", () => {
  it.each([
    ["command:local:Command", "lookup-smoke-test", true],
    ["command:local:Command", "lookup", false],
    ["command:local:Command", "-smoke-test-of-lookup", false],
    ["pulumi-nodejs:dynamic/cxone:DataAction", "lookup-smoke-test", false],
  ])("says of a resource of type %s with the name %s: %s", (type, name, expected) => {
    expect(isSmokeTest({ type, name })).toBe(expected);
  });
});
