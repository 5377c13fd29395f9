import { StackConfig } from "../../../infra/config/read-config";
import { platformProblems, stackPlatform } from "../../../infra/config/stack-platform";

const platformOf = (value: string | undefined, key = "project:platform") =>
  stackPlatform({ project: "project", stack: "dev", values: value === undefined ? {} : { [key]: value } });

describe("stackPlatform", () => {
  it.each([
    [undefined, "cxone", "CXone"],
    ["", "cxone", "CXone"],
    ["cxone", "cxone", "CXone"],
    [" genesys-cloud\n", "genesys-cloud", "Genesys Cloud"],
  ])("a stack that says %j is on %s, with what that platform can", (value, name, called) => {
    expect(platformOf(value)).toMatchObject({ name, capabilities: { name: called } });
  });

  it("counts no key of another project", () => {
    expect(platformOf("genesys-cloud", "other:platform").name).toBe("cxone");
  });

  it("names the stack, its platform, those that there are, and the command, when it is none of them", () => {
    expect(() => platformOf("genesys")).toThrow(
      expect.objectContaining({
        code: "CONFIGURATION_INVALID",
        message:
          'Reading the configuration of stack "dev" failed: platform is "genesys", and must be cxone or genesys-cloud.\n' +
          "Nothing was changed. Set it: pulumi config set platform genesys-cloud",
      }) as Error,
    );
  });

  it("repeats no more than 60 characters of it", () => {
    expect(() => platformOf("x".repeat(61))).toThrow(`platform is "${"x".repeat(60)}", and`);
  });
});

describe("platformProblems", () => {
  const problemsOf = (platform: string, texts: Readonly<Record<string, string>>) => {
    const none = { genesysRegion: "", genesysBaseUrl: "", genesysLoginUrl: "" };
    return platformProblems(
      platformOf(platform),
      new StackConfig(new Map(Object.entries({ ...none, ...texts }))),
    );
  };
  const urls = { genesysBaseUrl: "https://api.example.com", genesysLoginUrl: "https://login.example.com" };

  it.each([
    ["cxone", {}],
    ["genesys-cloud", { genesysRegion: "mypurecloud.ie" }],
    ["genesys-cloud", urls],
  ])("finds nothing wrong on %s with %j", (platform, texts) => {
    expect(problemsOf(platform, texts)).toEqual([]);
  });

  it.each([
    [{}, "is missing"],
    [{ ...urls, genesysLoginUrl: "" }, "is missing"],
    [{ ...urls, genesysBaseUrl: "" }, "is missing"],
    [{ genesysRegion: "nowhere" }, 'is no region of Genesys Cloud ("nowhere")'],
  ])("says of the region what is wrong on Genesys Cloud with %j", (texts, seen) => {
    expect(problemsOf("genesys-cloud", texts)).toMatchObject([{ key: "genesysRegion", seen }]);
  });
});
