import { requireSmallClientContext } from "../../../infra/actions/client-context";

describe("requireSmallClientContext", () => {
  const environment = { CRM_URL: "https://crm.example.com", CRM_KEY: "k".repeat(3_000) };
  const keys = { CRM_URL: "crmUrl", CRM_KEY: "crmKey" };

  it("takes an environment that fits", () => {
    expect(() => requireSmallClientContext("lookup", { ...environment, CRM_KEY: "k" }, keys)).not.toThrow();
  });

  it("names the configuration key of the longest value, and no value", () => {
    const refused = () => requireSmallClientContext("lookup", environment, keys);
    expect(refused).toThrow(/action "lookup" takes \d+ bytes .* the configuration key crmKey\), or split/);
    expect(refused).not.toThrow(/kkk|https/);
  });
});
