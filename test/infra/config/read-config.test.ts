import type { ConfigKey } from "../../../infra/config/config-key";
import { type ConfigSources, readConfig, type StackConfig } from "../../../infra/config/read-config";
import { ProgramError } from "../../../infra/program-error";

const keys: ConfigKey[] = [
  { name: "baseUrl", purpose: "base URL of the API", kind: "baseUrl", secret: false },
  { name: "tokenUrl", purpose: "token URL", kind: "url", secret: false, default: "https://id.example.com" },
  {
    name: "clientSecret",
    purpose: "client secret",
    kind: "text",
    secret: true,
    environmentVariable: "CLIENT_SECRET",
  },
  {
    name: "store",
    purpose: "store",
    kind: "text",
    secret: false,
    isSecret: (value) => value.includes("@"),
    default: "",
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

  it.each(["constructor", "toString", "__proto__"])(
    "has an entry %s where the stack has one, and only there",
    (name) => {
      const idsOf = (ids: string) => readConfig(keys, sources({ ...complete, ids })).map("ids");

      expect(idsOf("{}")[name]).toBeUndefined();
      expect(idsOf(`{"${name}":"42"}`)[name]).toBe("42");
    },
  );

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

  it.each(["", " "])("counts an environment variable as absent when it is %j", (value) => {
    expect(problemsOf({ baseUrl: "https://a.example" }, { environment: { CLIENT_SECRET: value } })).toContain(
      "clientSecret is missing",
    );
  });

  it("refuses a secret that stands in plain text, without repeating it", () => {
    const problems = problemsOf({ ...complete, clientSecret: "hush-hush" }, { secretKeys: new Set() });

    expect(problems).toContain("clientSecret is a secret, but stands in plain text");
    expect(problems).not.toContain("hush-hush");
  });

  it("refuses a value that is a secret in plain text where the key's other values are none", () => {
    const problems = problemsOf({ ...complete, store: "me:hush-hush@host" });

    expect(problems).toContain("store is a secret, but stands in plain text");
    expect(problems).toContain("Set it: pulumi config set --secret store\n");
    expect(problems).not.toContain("hush-hush");
    expect(readConfig(keys, sources({ ...complete, store: "host" })).text("store")).toBe("host");
    const secretKeys = new Set(["project:clientSecret", "project:store"]);
    const config = readConfig(keys, sources({ ...complete, store: "me:hush-hush@host" }, { secretKeys }));
    expect(config.text("store")).toBe("me:hush-hush@host");
  });

  it.each([
    ["http off loopback", { baseUrl: "http://api.example.com" }, "is not an https URL"],
    ["credentials in the URL", { baseUrl: "https://user:pass@api.example.com" }, "holds credentials"],
    ["no URL at all", { baseUrl: "api.example.com" }, "is not an absolute URL"],
    ["a base URL with a query", { baseUrl: "https://api.example.com?tenant=1" }, "has a query"],
    ["a base URL with an empty query", { baseUrl: "https://api.example.com/?" }, "has a query"],
    ["a base URL with a fragment", { baseUrl: "https://api.example.com#a" }, "has a fragment"],
    ["a token URL with a fragment", { tokenUrl: "https://id.example.com/token#a" }, "has a fragment"],
    ["blank text", { clientSecret: " \t\n" }, "must not be empty"],
    ["an unknown boolean", { enabled: "yes" }, "must be true or false"],
    ["a list that is no list", { names: "a,b" }, "must be a list of strings"],
    ["a map of numbers", { ids: '{"a":1}' }, "must be a map of strings"],
  ])("names the key when it holds %s", (_case, values, problem) => {
    expect(problemsOf({ ...complete, ...values })).toContain(`  ${Object.keys(values)[0]} ${problem}`);
  });

  it.each([
    ["http on loopback", { baseUrl: "http://127.0.0.1:1234" }],
    ["http on another loopback address", { baseUrl: "http://127.1.2.3:1234" }],
    ["a token URL with a query", { tokenUrl: "https://id.example.com/token?tenant=1" }],
  ])("accepts %s", (_case, values) => {
    const [[name, value] = ["", ""]] = Object.entries(values);

    expect(readConfig(keys, sources({ ...complete, ...values })).text(name)).toBe(value);
  });

  it("takes values without the blanks around them, as the handler does", () => {
    const config = readConfig(keys, sources({ baseUrl: " https://api.example.com\n", clientSecret: " s " }));

    expect(config.text("baseUrl")).toBe("https://api.example.com");
    expect(config.text("clientSecret")).toBe("s");
  });

  it("takes no offence at other keys where the given ones are not all there are", () => {
    const config = readConfig(keys, sources({ ...complete, ofAnotherAction: "x" }), { isWhole: false });
    expect(config.boolean("enabled")).toBeDefined();
    expect(() => readConfig(keys, sources({ baseUrl: "x" }), { isWhole: false })).toThrow(ProgramError);
  });

  it("names a key that the project does not know, such as a misspelt one", () => {
    expect(problemsOf({ ...complete, baseURL: "x" })).toBe(
      'Reading the configuration of stack "dev" failed: 1 key is at fault.\n' +
        "  baseURL is not a key of this project.\n    Remove it: pulumi config rm baseURL\n" +
        "Nothing was changed. Put the keys right, then run the command again.",
    );
  });

  it("has one line break between the keys at fault, and a code of its own", () => {
    const attempt = () => readConfig(keys, sources({ ...complete, enabled: "yes", misspelt: "x" }));

    expect(attempt).toThrow(expect.objectContaining({ code: "CONFIGURATION_INVALID" }) as Error);
    expect(attempt).toThrow(/Set it: pulumi config set enabled VALUE\n {2}misspelt is not a key/);
  });

  it("reads a switch that is off", () => {
    expect(readConfig(keys, sources({ ...complete, enabled: "false" })).boolean("enabled")).toBe(false);
  });

  it("has no value for a key that was not asked for", () => {
    expect(() => readConfig(keys, sources(complete)).text("other")).toThrow(
      "The configuration key other is not declared.",
    );
  });

  describe("with a rule about several keys", () => {
    const problemsOf = (config: StackConfig) =>
      config.text("store") === "" && config.boolean("enabled")
        ? [
            {
              key: "store",
              seen: "is missing where enabled is true",
              remedy: "Set it: pulumi config set store",
            },
          ]
        : [];
    const read = (values: Record<string, string>) => readConfig(keys, sources(values), { problemsOf });

    it("names the key at fault, what was seen and what to do", () => {
      expect(() => read(complete)).toThrow(
        "1 key is at fault.\n  store is missing where enabled is true.\n    Set it: pulumi config set store\n",
      );
    });

    it("accepts what keeps it", () => {
      expect(read({ ...complete, store: "host" }).text("store")).toBe("host");
    });

    it("says nothing of it before each key is right by itself", () => {
      expect(() => read({ ...complete, enabled: "yes" })).toThrow("1 key is at fault.\n  enabled must be");
      expect(() => read({ baseUrl: complete.baseUrl })).toThrow(
        "1 key is at fault.\n  clientSecret is missing",
      );
    });
  });

  it("leaves the keys of other namespaces alone", () => {
    const all = sources(complete);

    expect(() =>
      readConfig(keys, { ...all, values: { ...all.values, "aws:region": "eu-west-1" } }),
    ).not.toThrow();
  });
});
