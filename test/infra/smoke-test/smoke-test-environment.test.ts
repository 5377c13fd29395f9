import {
  connectionOfSmokeTest,
  smokeTestEnvironment,
} from "../../../infra/smoke-test/smoke-test-environment";

const cxone = {
  CXONE_BASE_URL: "https://cxoneBaseUrl.example",
  CXONE_CLIENT_ID: "https://cxoneClientId.example",
  CXONE_CLIENT_SECRET: "https://cxoneClientSecret.example",
};
const genesysCloud = {
  PLATFORM: "genesys-cloud",
  GENESYS_REGION: "mypurecloud.ie",
  GENESYS_BASE_URL: "",
  GENESYS_LOGIN_URL: "",
  GENESYS_CLIENT_ID: "me",
  GENESYS_CLIENT_SECRET: "hush",
};

describe("smokeTestEnvironment", () => {
  it("has the connection to CXone, and nothing that would change a stack that names no platform", () => {
    expect(smokeTestEnvironment("cxone", (key) => `https://${key}.example`)).toEqual(cxone);
  });

  it("has the connection to Genesys Cloud, and names the platform", () => {
    const texts: Readonly<Record<string, string>> = {
      platform: "genesys-cloud",
      genesysRegion: "mypurecloud.ie",
      genesysClientId: "me",
      genesysClientSecret: "hush",
    };

    expect(smokeTestEnvironment("genesys-cloud", (key) => texts[key] ?? "")).toEqual(genesysCloud);
  });
});

describe("connectionOfSmokeTest", () => {
  it.each([
    ["CXone", cxone],
    ["Genesys Cloud", genesysCloud],
    ["CXone", { ...cxone, PLATFORM: "elsewhere" }],
  ])("connects to %s with %j", (name, environment) => {
    expect(connectionOfSmokeTest(environment).actions.capabilities.name).toBe(name);
  });

  it("names the key that the environment lacks", () => {
    expect(() => connectionOfSmokeTest({ ...cxone, CXONE_CLIENT_ID: "" })).toThrow("cxoneClientId");
  });
});
