import { simulatorConfig, simulatorSecrets } from "../../../commands/local/simulator-config";
import type { ConfigKey } from "../../../infra/config/config-key";

const key = (name: string, secret: boolean): ConfigKey => ({ name, purpose: "-", kind: "text", secret });
const client = { clientId: "id", clientSecret: "secret" };
const running = {
  cxoneUrl: "http://127.0.0.1:1",
  genesysUrl: "http://127.0.0.1:4",
  crmUrl: "http://127.0.0.1:2",
  backends: [
    {
      name: "a",
      url: "-",
      secret: "of-a",
      configuration: { ordersBaseUrl: "http://127.0.0.1:3", unknownKey: "x" },
    },
    {
      name: "b",
      url: "-",
      secret: "key",
      configuration: { ordersApiKey: "key", cxoneBaseUrl: "http://elsewhere.example" },
    },
  ],
  credentials: { cxone: client, crm: client, genesysCloud: client },
};

describe("simulatorConfig", () => {
  it("has what the backends offer for the actions' keys, secret where an action says so, and nothing else of theirs", () => {
    const config = simulatorConfig("cxone", running, [
      key("ordersBaseUrl", false),
      key("ordersApiKey", true),
    ]);
    expect(config).toMatchObject({
      ordersBaseUrl: { value: "http://127.0.0.1:3", secret: false },
      ordersApiKey: { value: "key", secret: true },
      cxoneBaseUrl: { value: "http://127.0.0.1:1", secret: false },
      crmAuthUrl: { value: "http://127.0.0.1:2/oauth/token", secret: false },
    });
    expect(config).not.toHaveProperty("unknownKey");
    expect(config).not.toHaveProperty("genesysBaseUrl");
  });

  it("names the platform, and has the keys of that one alone", () => {
    const config = simulatorConfig("genesys-cloud", running, []);
    expect(config).toMatchObject({
      platform: { value: "genesys-cloud", secret: false },
      genesysBaseUrl: { value: "http://127.0.0.1:4", secret: false },
      genesysLoginUrl: { value: "http://127.0.0.1:4", secret: false },
      genesysClientSecret: { value: "secret", secret: true },
    });
    expect(config).not.toHaveProperty("cxoneBaseUrl");
  });
});

describe("simulatorSecrets", () => {
  it("are those of the clients and of the actions' backends", () => {
    expect(new Set(simulatorSecrets(running))).toEqual(new Set(["secret", "of-a", "key"]));
  });
});
