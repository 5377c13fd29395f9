import { readSettings, requireSettings } from "../../../../providers/platforms/cxone/connection-settings";

const CONFIGURATION: Record<string, string> = {
  cxoneBaseUrl: "https://api.example.com/",
  cxoneClientId: "client",
  cxoneClientSecret: "secret",
};
const settingsWith = (CXONE_TIMEOUT_MS?: string) =>
  requireSettings(readSettings((key) => CONFIGURATION[key], { CXONE_TIMEOUT_MS }));

describe("readSettings", () => {
  it.each(["\n", "\r\n", " "])("takes values without the blanks around them (%j)", (blank) => {
    const settings = readSettings((key) => `${blank}${CONFIGURATION[key]}${blank}`, {});
    expect(requireSettings(settings)).toMatchObject({
      baseUrl: "https://api.example.com",
      clientId: "client",
      clientSecret: "secret",
    });
  });

  it("takes the credentials from the environment, trimmed, where the stack has none", () => {
    const settings = readSettings(() => undefined, {
      CXONE_CLIENT_ID: "id-of-shell\n",
      CXONE_CLIENT_SECRET: " \n",
    });
    expect(settings.clientId).toBe("id-of-shell");
    expect(settings.clientSecret).toBeUndefined();
  });
});

describe("requireSettings", () => {
  it.each([
    ["cxoneBaseUrl", "pulumi config set cxoneBaseUrl https://api.cxone.example.com."],
    ["cxoneClientId", "pulumi config set cxoneClientId ID (or set CXONE_CLIENT_ID)."],
    ["cxoneClientSecret", "pulumi config set --secret cxoneClientSecret (or set CXONE_CLIENT_SECRET)."],
  ])("says how to set %s when it is missing", (missing, command) => {
    const read = () =>
      requireSettings(readSettings((key) => (key === missing ? undefined : CONFIGURATION[key]), {}));
    expect(read).toThrow(`The configuration key ${missing} is not set`);
    expect(read).toThrow(`Set it: ${command}`);
  });

  it.each([
    [undefined, 30_000],
    ["", 30_000],
    ["1", 1],
    ["60000", 60_000],
  ])("allows a call %s -> %d ms", (text, timeoutMs) => {
    expect(settingsWith(text).callTimeoutMs).toBe(timeoutMs);
  });

  it.each(["0", "60001", "-1", "1.5", "5s", "1e3", " 5"])(
    "throws CONFIGURATION_INVALID with the variable's name when CXONE_TIMEOUT_MS is %j",
    (text) => {
      expect(() => settingsWith(text)).toThrow(/CXONE_TIMEOUT_MS .* 1 to 60000.*\[CONFIGURATION_INVALID\]/);
    },
  );
});
