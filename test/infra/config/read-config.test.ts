import type { ConfigKey } from "../../../infra/config/config-key";
import { type ConfigSources, readConfig } from "../../../infra/config/read-config";
import { ProgramError } from "../../../infra/program-error";

const keys: ConfigKey[] = [
  { name: "baseUrl", purpose: "base URL of the API", kind: "url", secret: false },
  {
    name: "clientSecret",
    purpose: "client secret",
    kind: "text",
    secret: true,
    environmentVariable: "CLIENT_SECRET",
  },
  { name: "enabled", purpose: "switch", kind: "boolean", secret: false, default: "true" },
  { name: "names", purpose: "names", kind: "list", secret: false, default: "[]" },
  { name: "ids", purpose: "ids", kind: "map", secret: false, default: "{}" },
];

function sources(values: Record<string, string>, rest: Partial<ConfigSources> = {}): ConfigSources {
  const qualified = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`project:${name}`, value]),
  );
  return {
    project: "project",
    stack: "dev",
    values: qualified,
    secretKeys: new Set(["project:clientSecret"]),
    environment: {},
    ...rest,
  };
}

function problemsOf(values: Record<string, string>, rest: Partial<ConfigSources> = {}): string {
  try {
    readConfig(keys, sources(values, rest));
  } catch (error) {
    expect(error).toBeInstanceOf(ProgramError);
    return (error as ProgramError).message;
  }
  throw new Error("readConfig accepted the configuration");
}

const complete = { baseUrl: "https://api.example.com", clientSecret: "s" };

describe("readConfig", () => {
  it("gives typed values and defaults when the configuration is complete", () => {
    const config = readConfig(keys, sources({ ...complete, names: '["a"]', ids: '{"a":"1"}' }));

    expect(config.text("baseUrl")).toBe("https://api.example.com");
    expect(config.boolean("enabled")).toBe(true);
    expect(config.list("names")).toEqual(["a"]);
    expect(config.map("ids")).toEqual({ a: "1" });
  });

  it("names every missing key, what it is for and the command that sets it, all at once", () => {
    const problems = problemsOf({});

    expect(problems).toContain('stack "dev" failed: 2 keys are at fault');
    expect(problems).toContain(
      "baseUrl is missing.\n    It is the base URL of the API.\n    Set it: pulumi config set baseUrl VALUE",
    );
    expect(problems).toContain("Set it: pulumi config set --secret clientSecret (or export CLIENT_SECRET)");
  });

  it("takes a value from the environment when the stack has none", () => {
    const config = readConfig(
      keys,
      sources({ baseUrl: "https://api.example.com" }, { environment: { CLIENT_SECRET: "from the shell" } }),
    );

    expect(config.text("clientSecret")).toBe("from the shell");
  });

  it("counts an empty environment variable as absent", () => {
    expect(problemsOf({ baseUrl: "https://a.example" }, { environment: { CLIENT_SECRET: "" } })).toContain(
      "clientSecret is missing",
    );
  });

  it("refuses a secret that stands in plain text, without repeating it", () => {
    const problems = problemsOf({ ...complete, clientSecret: "hush-hush" }, { secretKeys: new Set() });

    expect(problems).toContain("clientSecret is a secret, but stands in plain text");
    expect(problems).not.toContain("hush-hush");
  });

  it.each([
    ["http off loopback", { baseUrl: "http://api.example.com" }],
    ["credentials in the URL", { baseUrl: "https://user:pass@api.example.com" }],
    ["no URL at all", { baseUrl: "api.example.com" }],
    ["an unknown boolean", { enabled: "yes" }],
    ["a list that is no list", { names: "a,b" }],
    ["a map of numbers", { ids: '{"a":1}' }],
  ])("names the key when it holds %s", (_case, values) => {
    expect(problemsOf({ ...complete, ...values })).toContain(`  ${Object.keys(values)[0]} must`);
  });

  it("accepts http on loopback", () => {
    expect(
      readConfig(keys, sources({ ...complete, baseUrl: "http://127.0.0.1:1234" })).text("baseUrl"),
    ).toContain("1234");
  });

  it("names a key that the project does not know, such as a misspelt one", () => {
    expect(problemsOf({ ...complete, baseURL: "x" })).toContain("baseURL is not a key of this project");
  });

  it("leaves the keys of other namespaces alone", () => {
    const all = sources(complete);

    expect(() =>
      readConfig(keys, { ...all, values: { ...all.values, "aws:region": "eu-west-1" } }),
    ).not.toThrow();
  });
});
