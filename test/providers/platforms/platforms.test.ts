import { PLATFORMS } from "../../../providers/platforms/platforms";
import { AnsweringServer } from "../support/answering-server";
import { VirtualClock } from "../../support/virtual-clock";
import { axiosTransport } from "../../../providers/http/axios-transport";

const server = new AnsweringServer();
beforeAll(() => server.start());
afterAll(() => server.close());

const CONNECTIONS = {
  cxone: { cxoneBaseUrl: "", cxoneClientId: "client", cxoneClientSecret: "secret" },
  "genesys-cloud": {
    genesysBaseUrl: "",
    genesysLoginUrl: "",
    genesysClientId: "client",
    genesysClientSecret: "secret",
  },
} as const;
const NAMES = ["cxone", "genesys-cloud"] as const;

describe.each(NAMES)("the settings of a connection to %s", (name) => {
  const configuration: Record<string, string> = CONNECTIONS[name];
  const read = (changes: Record<string, string> = {}, environment: Record<string, string> = {}) =>
    PLATFORMS[name].readSettings((key) => ({ ...configuration, ...changes })[key], environment);

  it("have one fingerprint as long as they are the same, and another after any change", () => {
    const { fingerprint } = read();
    expect(read().fingerprint).toBe(fingerprint);
    const others = Object.keys(configuration).map((key) => read({ [key]: "other" }).fingerprint);
    const timeout = name === "cxone" ? "CXONE_TIMEOUT_MS" : "GENESYS_TIMEOUT_MS";
    others.push(read({}, { [timeout]: "5" }).fingerprint);
    expect(new Set([fingerprint, ...others]).size).toBe(others.length + 1);
  });

  it("make a connection, which sends nothing before the first call", async () => {
    const addresses = Object.keys(configuration).filter((key) => key.endsWith("Url"));
    const settings = read(Object.fromEntries(addresses.map((key) => [key, server.url])));
    const before = server.seen.length;
    const clock = new VirtualClock();
    const { actions, integrations } = settings.connect({
      transport: axiosTransport,
      clock,
      random: () => 0.5,
    });
    expect(server.seen).toHaveLength(before);
    await actions.getAction("42").catch(() => undefined);
    expect(server.seen.slice(before).map(({ path }) => path)).toContain("/oauth/token");
    expect(actions.capabilities).toBe(PLATFORMS[name].capabilities);
    expect(integrations !== undefined).toBe(name === "genesys-cloud");
  });

  it("are refused by the first connection where there are none", () => {
    const nothing = PLATFORMS[name].readSettings(() => undefined, {});
    expect(() => nothing.connect()).toThrow("[CONFIGURATION_INVALID]");
  });

  it("are those of the platform's keys", () => {
    expect(Object.values(PLATFORMS[name].connectionKeys).map((key) => key.name)).toEqual(
      expect.arrayContaining(Object.keys(configuration)),
    );
  });
});
