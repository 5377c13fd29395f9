import { parseBundleOptions } from "../../../commands/bundle/bundle-options";

describe("parseBundleOptions", () => {
  it("reads action and file when they are given", () => {
    expect(parseBundleOptions(["lookup", "-o", "lookup.zip"])).toEqual({
      action: "lookup",
      out: "lookup.zip",
      platform: "cxone",
    });
  });

  it("reads the platform when it is given", () => {
    const { platform } = parseBundleOptions(["lookup", "-o", "lookup.zip", "--platform", "genesys-cloud"]);

    expect(platform).toBe("genesys-cloud");
  });

  it.each([
    [["--out", "lookup.zip"], "give one ACTION and --out FILE.zip"],
    [["lookup", "more", "--out", "lookup.zip"], "give one ACTION and --out FILE.zip"],
    [["lookup"], "give --out FILE.zip"],
    [["lookup", "-o", "lookup.zip", "--platform", "other"], "Allowed choices are cxone, genesys-cloud"],
  ])("shows the usage when called with %j", (args, seen) => {
    expect(() => parseBundleOptions(args)).toThrow(seen);
    expect(() => parseBundleOptions(args)).toThrow("Usage: npm run bundle -- ");
  });
});
