import { requireSmallClientContext } from "../../../infra/actions/client-context";

describe("requireSmallClientContext", () => {
  const environment = { CRM_URL: "https://crm.example.com", CRM_KEY: "k".repeat(3_000) };
  const keys = { CRM_URL: "crmUrl", CRM_KEY: "crmKey" };

  it("takes an environment that fits", () => {
    expect(() => requireSmallClientContext("lookup", { ...environment, CRM_KEY: "k" }, keys)).not.toThrow();
  });

  it("takes all that fits, and not a byte of base64 more", () => {
    const refusalOf = (length: number): unknown => {
      try {
        requireSmallClientContext("lookup", { CRM_KEY: "k".repeat(length) }, keys);
        return undefined;
      } catch (error) {
        return error;
      }
    };
    const lengths = Array.from({ length: 3_000 }, (_, index) => index);
    const first = lengths.map(refusalOf).find(Boolean);
    // Base64 grows by four bytes at a time.
    expect(first).toMatchObject({
      code: "CONFIGURATION_INVALID",
      message: expect.stringContaining("takes 3588 bytes"),
    });
    expect(first).toMatchObject({ message: expect.stringContaining("and has 3584") });
  });

  it("names the configuration key of the longest value, and no value", () => {
    const refused = () => requireSmallClientContext("lookup", environment, keys);
    expect(refused).toThrow(/action "lookup" takes \d+ bytes .* the configuration key crmKey\), or split/);
    expect(refused).not.toThrow(/kkk|https/);
  });
});
