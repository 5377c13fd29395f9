import { parseBundleOptions } from "../../../commands/bundle/bundle-options";

describe("parseBundleOptions", () => {
  it("reads action and file when they are given", () => {
    expect(parseBundleOptions(["lookup", "-o", "lookup.zip"])).toEqual({
      action: "lookup",
      out: "lookup.zip",
    });
  });

  it.each([
    [["--out", "lookup.zip"], "give one ACTION and --out FILE.zip"],
    [["lookup", "more", "--out", "lookup.zip"], "give one ACTION and --out FILE.zip"],
    [["lookup"], "give --out FILE.zip"],
  ])("shows the usage when called with %j", (args, seen) => {
    expect(() => parseBundleOptions(args)).toThrow(seen);
    expect(() => parseBundleOptions(args)).toThrow("Usage: npm run bundle -- ");
  });
});
