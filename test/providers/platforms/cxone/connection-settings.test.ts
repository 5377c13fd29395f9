import { readSettings, requireSettings } from "../../../../providers/platforms/cxone/connection-settings";

const CONFIGURATION: Record<string, string> = {
  cxoneBaseUrl: "https://api.example.com/",
  cxoneClientId: "client",
  cxoneClientSecret: "secret",
};
const settingsWith = (CXONE_TIMEOUT_MS?: string) =>
  requireSettings(readSettings((key) => CONFIGURATION[key], { CXONE_TIMEOUT_MS }));

describe("requireSettings", () => {
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
