import {
  addressProblem,
  readSettings,
  requireSettings,
  type GenesysSettings,
} from "../../../../providers/platforms/genesys-cloud/connection-settings";

const asked = (region: string) => addressProblem({ region, baseUrl: undefined, loginUrl: undefined });
const CLIENT = { clientId: "client", clientSecret: "s3cr3t" };
const URLS = { baseUrl: "https://api.example.com", loginUrl: "https://login.example.com" };
const failureOf = (settings: GenesysSettings): string => {
  try {
    return `no error: ${JSON.stringify(requireSettings(settings))}`;
  } catch (error) {
    return (error as Error).message;
  }
};

describe("the region of a stack on Genesys Cloud", () => {
  it.each([
    "https://api.mypurecloud.ie",
    "https://login.mypurecloud.ie/oauth",
    "api.mypurecloud.ie",
    "API.MYPURECLOUD.IE:443",
  ])("that is an address, %s, is refused with what was meant", (region) => {
    expect(asked(region)?.remedy).toMatch(/^Give .*pulumi config set genesysRegion mypurecloud\.ie$/);
  });

  it("that is nothing of Genesys Cloud is refused with an example, and quoted up to a length", () => {
    expect(asked("https://api.example.com")?.remedy).toContain("Set it: pulumi config set genesysRegion");
    expect(asked(`${"r".repeat(60)}x`)?.seen).toBe(`is no region of Genesys Cloud ("${"r".repeat(60)}")`);
  });

  it("that is a domain or the name of an AWS region is taken", () => {
    expect([asked("mypurecloud.ie"), asked("eu-west-1")]).toEqual([undefined, undefined]);
  });

  it("that is missing is asked for, with every way to name the address", () => {
    expect(asked("")).toEqual({
      key: "genesysRegion",
      seen: "is missing",
      remedy:
        "Set it: pulumi config set genesysRegion mypurecloud.ie (or export GENESYSCLOUD_REGION), or set both genesysBaseUrl and genesysLoginUrl",
    });
  });

  it("is not needed beside both URLs, and is beside one of them", () => {
    expect(addressProblem({ region: undefined, ...URLS })).toBeUndefined();
    expect(addressProblem({ region: "nowhere", ...URLS })).toBeUndefined();
    expect(addressProblem({ region: "", ...URLS, baseUrl: "" })?.seen).toBe("is missing");
    expect(addressProblem({ region: "", ...URLS, loginUrl: undefined })?.seen).toBe("is missing");
  });
});

describe("the settings of a connection to Genesys Cloud", () => {
  it("lead to the region's two addresses", () => {
    expect(requireSettings({ region: "eu-west-1", ...CLIENT })).toEqual({
      baseUrl: "https://api.mypurecloud.ie",
      loginUrl: "https://login.mypurecloud.ie",
      ...CLIENT,
      callTimeoutMs: 30_000,
    });
  });

  it("lead to the URLs that they give, each instead of the region's", () => {
    expect(requireSettings({ ...URLS, ...CLIENT })).toMatchObject(URLS);
    const region = "mypurecloud.ie";
    expect(requireSettings({ region, baseUrl: URLS.baseUrl, ...CLIENT })).toMatchObject({
      baseUrl: URLS.baseUrl,
      loginUrl: "https://login.mypurecloud.ie",
    });
    expect(requireSettings({ region, loginUrl: URLS.loginUrl, ...CLIENT })).toMatchObject({
      baseUrl: "https://api.mypurecloud.ie",
      loginUrl: URLS.loginUrl,
    });
  });

  it("come from the configuration and the environment", () => {
    const settings = readSettings(
      (key) => ({ genesysRegion: "mypurecloud.ie", genesysClientId: "client" })[key],
      { GENESYSCLOUD_OAUTHCLIENT_SECRET: "s3cr3t", GENESYS_TIMEOUT_MS: "1500" },
    );
    expect(requireSettings(settings)).toMatchObject({ ...CLIENT, callTimeoutMs: 1_500 });
  });

  it.each([
    ["genesysRegion", { ...CLIENT }],
    ["genesysRegion", { ...CLIENT, region: "https://api.mypurecloud.ie" }],
    ["genesysClientId", { ...URLS, clientSecret: "s3cr3t" }],
    ["genesysClientSecret", { ...URLS, clientId: "client" }],
    ["genesysBaseUrl", { ...URLS, ...CLIENT, baseUrl: "nowhere" }],
    ["genesysLoginUrl", { ...URLS, ...CLIENT, loginUrl: "nowhere" }],
  ])("are refused by the name of the key that is wrong, %s, and what to do", (key, settings) => {
    const message = failureOf(settings);
    expect(message).toMatch(/\. .+ \[CONFIGURATION_INVALID\]$/s);
    expect(message.startsWith(`The configuration key ${key} `)).toBe(true);
    expect(message).not.toContain("s3cr3t");
  });

  it("are refused by the name of the variable where a call may take no time", () => {
    expect(failureOf({ ...URLS, ...CLIENT, callTimeoutMs: "0" })).toContain("GENESYS_TIMEOUT_MS");
  });
});
