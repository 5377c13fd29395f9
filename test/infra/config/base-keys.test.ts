import { baseKeys } from "../../../infra/config/base-keys";
import { type ConfigSources, readConfig, type StackConfig } from "../../../infra/config/read-config";
import type { PlatformName } from "../../../providers/platforms/platform-names.js";

type Values = Readonly<Record<string, string>>;

/** What a stack has to say on each platform, and nothing more. */
const NEEDED: Readonly<Record<PlatformName, Values>> = {
  cxone: { cxoneBaseUrl: "https://api.example.com", cxoneClientId: "me", cxoneClientSecret: "hush" },
  "genesys-cloud": { genesysClientId: "me", genesysClientSecret: "hush" },
};

function read(
  platform: PlatformName | undefined,
  own: Values,
  rest: Partial<ConfigSources> = {},
): StackConfig {
  const values = Object.entries({ ...NEEDED[platform ?? "cxone"], ...own });
  return readConfig(baseKeys(platform), {
    project: "project",
    stack: "dev",
    values: Object.fromEntries(values.map(([name, value]) => [`project:${name}`, value])),
    secretKeys: new Set(["project:cxoneClientSecret", "project:genesysClientSecret"]),
    environment: {},
    ...rest,
  });
}

describe("baseKeys", () => {
  it.each<[PlatformName, Values]>([
    ["cxone", {}],
    ["genesys-cloud", { genesysIntegrationId: "", genesysRuntime: "nodejs22.x" }],
    ["genesys-cloud", { genesysRegion: "", genesysBaseUrl: "", genesysLoginUrl: "" }],
  ])("have a value for all that a stack on %s need not say: %j", (platform, own) => {
    const config = read(platform, {});
    const texts = {
      platform: "cxone",
      smokeTest: "true",
      patienceSeconds: "",
      artifactsUrl: "",
      nameSuffix: "",
      protect: "false",
      overwriteDrift: "false",
      ...own,
    };

    for (const [key, value] of Object.entries(texts)) expect([key, config.text(key)]).toEqual([key, value]);
    expect(config.count("artifactsKeep")).toBe(20);
    expect([config.map("adopt"), config.map("adoptFrom")]).toEqual([{}, {}]);
    expect(config.list("allowBreakingContract")).toEqual([]);
  });

  it.each<[PlatformName, string[]]>([
    ["cxone", ["cxoneBaseUrl", "cxoneClientId", "cxoneClientSecret"]],
    ["genesys-cloud", ["genesysClientId", "genesysClientSecret"]],
  ])("ask a stack on %s for %j, and for nothing else", (platform, needed) => {
    const missing = () => read(platform, {}, { values: {} });

    expect(missing).toThrow(`${needed.length} keys are at fault`);
    for (const name of needed) expect(missing).toThrow(`  ${name} is missing.`);
  });

  it("are those of CXone where no platform is named", () => {
    const names = (platform?: PlatformName) => baseKeys(platform).map(({ name }) => name);

    expect(names()).toEqual(names("cxone"));
    expect(names()).not.toEqual(names("genesys-cloud"));
  });

  it.each<[PlatformName, string, string]>([
    ["cxone", "genesysRegion", "mypurecloud.ie"],
    ["cxone", "genesysIntegrationId", "1"],
    ["cxone", "genesysRuntime", "nodejs20.x"],
    ["genesys-cloud", "cxoneBaseUrl", "https://api.example.com"],
  ])(
    "of another platform than the stack's, which is on %s, may stay and are not read: %s",
    (platform, key, value) => {
      const config = read(platform, { [key]: value });

      expect(() => config.text(key)).toThrow(`The configuration key ${key} is not declared.`);
    },
  );

  it.each<[PlatformName, string, string]>([
    ["cxone", "platform", "genesys-cloud"],
    ["cxone", "smokeTest", "false"],
    ["cxone", "smokeTest", "candidate"],
    ["cxone", "patienceSeconds", "9999"],
    ["cxone", "artifactsUrl", "s3://bucket/prefix"],
    ["cxone", "artifactsKeep", "1"],
    ["cxone", "adopt", '{"lookup":"42"}'],
    ["cxone", "adoptFrom", '{"lookup":"project/dev"}'],
    ["cxone", "nameSuffix", "-staging"],
    ["cxone", "protect", "true"],
    ["cxone", "overwriteDrift", "true"],
    ["cxone", "allowBreakingContract", '["lookup"]'],
    ["genesys-cloud", "genesysIntegrationId", "1f2e"],
    ["genesys-cloud", "genesysRuntime", "nodejs20.x"],
  ])("take on %s for %s the value %j, in plain text", (platform, key, value) => {
    expect(read(platform, { [key]: value }).text(key)).toBe(value);
  });

  it.each<[PlatformName, string, string, string]>([
    ["cxone", "platform", "genesys", "must be cxone or genesys-cloud."],
    ["cxone", "smokeTest", "maybe", "must be true, false or candidate."],
    ["cxone", "patienceSeconds", "0", "must be a whole number from 1 to 9999."],
    ["cxone", "artifactsUrl", "s".repeat(4097), "must have at most 4,096 characters."],
    ["cxone", "artifactsKeep", "", "must be a whole number from 1 to 9999."],
    ["cxone", "adopt", "lookup", "must be a map of strings"],
    ["cxone", "adoptFrom", '["lookup"]', "must be a map of strings"],
    [
      "cxone",
      "nameSuffix",
      " - ".repeat(20),
      "must be 1 to 40 letters, digits, dots, hyphens and underscores.",
    ],
    ["cxone", "protect", "candidate", "must be true or false."],
    ["cxone", "overwriteDrift", "candidate", "must be true or false."],
    ["cxone", "allowBreakingContract", '{"lookup":"yes"}', "must be a list of strings"],
    ["genesys-cloud", "genesysIntegrationId", "1".repeat(4097), "must have at most 4,096 characters."],
    ["genesys-cloud", "genesysRuntime", "", "must not be empty."],
  ])("refuse on %s for %s the value %j", (platform, key, value, problem) => {
    expect(() => read(platform, { [key]: value })).toThrow(`1 key is at fault.\n  ${key} ${problem}`);
  });

  it("take the place of artifacts in plain text unless there is a password in it", () => {
    expect(() => read("cxone", { artifactsUrl: "postgres://me:hush@host/db" })).toThrow(
      "artifactsUrl is a secret, but stands in plain text in the stack's file.",
    );
  });
});
