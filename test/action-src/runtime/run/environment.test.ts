import { readEnvironment } from "../../../../action-src/runtime/run/environment";

const DESCRIPTION = {
  KEY: { configKey: "key", kind: "text", purpose: "a key" },
  URL: { configKey: "url", kind: "baseUrl", purpose: "a URL" },
  ENDPOINT: { configKey: "endpoint", kind: "url", purpose: "another URL", default: "https://a.example/" },
  FLAG: { configKey: "flag", kind: "boolean", purpose: "a flag", default: "false" },
} as const;
const read = (changes: Record<string, string | undefined>) =>
  readEnvironment(DESCRIPTION, { KEY: "k", URL: "https://crm.example", ...changes });

describe("readEnvironment", () => {
  it("gives values of their kinds, and the default for what is not set", () => {
    expect(read({})).toEqual({
      KEY: "k",
      URL: "https://crm.example",
      ENDPOINT: "https://a.example/",
      FLAG: false,
    });
    expect(read({ FLAG: "true", URL: "https://crm.example/api//" })).toMatchObject({
      FLAG: true,
      URL: "https://crm.example/api",
    });
  });

  it.each(["http://localhost:1", "http://127.0.0.1:1/x", "http://[::1]:1"])(
    "accepts %s without TLS",
    (url) => {
      expect(read({ URL: url }).URL).toBe(url);
    },
  );

  it.each([
    "http://crm.example",
    "http://127.0.0.1.crm.example",
    "ftp://localhost",
    "crm.example",
    "https://user@crm.example",
    "https://crm.example#x",
  ])("throws CONFIGURATION_INVALID naming the variable for %s", (url) => {
    expect(() => read({ URL: url })).toThrow(/ URL (is not an|holds credentials|has a fragment)/);
    expect(() => read({ ENDPOINT: url })).toThrow(/ ENDPOINT (is not an|holds credentials|has a fragment)/);
  });

  it.each([
    "https://crm.example/token/",
    "https://crm.example/token?tenant=1",
    "https://crm.example/t/?a=b/",
  ])("leaves %s as it is when it is no base URL", (url) => {
    expect(read({ ENDPOINT: url }).ENDPOINT).toBe(url);
  });

  it.each(["https://crm.example?key=1", "https://crm.example/api?"])(
    "throws CONFIGURATION_INVALID when the base URL is %s",
    (url) => {
      expect(() => read({ URL: url })).toThrow(/ URL has a query/);
    },
  );

  it("names every variable that is wrong, and no value", () => {
    const complain = () => read({ KEY: undefined, URL: "value-1", FLAG: "value-2" });
    expect(complain).toThrow(/KEY is missing, URL is not .*, FLAG is neither/);
    expect(complain).not.toThrow(/value-/);
  });
});

describe("readEnvironment, at its edges", () => {
  it("takes a variable of white space alone for one that is not set", () => {
    expect(read({ FLAG: " ", ENDPOINT: "\t\n" })).toMatchObject({
      FLAG: false,
      ENDPOINT: "https://a.example/",
    });
    expect(() => read({ KEY: " \n" })).toThrow(/KEY is missing/);
  });

  it("leaves out the white space around a value", () => {
    expect(read({ KEY: " k \n", FLAG: " true ", URL: " https://crm.example/ " })).toMatchObject({
      KEY: "k",
      FLAG: true,
      URL: "https://crm.example",
    });
  });

  it.each(["TRUE", "yes", "1", "truefalse"])("does not take %s for a boolean", (flag) => {
    expect(() => read({ FLAG: flag })).toThrow(/FLAG is neither true nor false/);
  });

  it("leaves a slash within a base URL, and a text that looks like a URL or a boolean, as they are", () => {
    expect(read({ URL: "https://crm.example//a/b", KEY: "true" })).toMatchObject({
      URL: "https://crm.example//a/b",
      KEY: "true",
    });
    expect(read({ KEY: "https://crm.example/" }).KEY).toBe("https://crm.example/");
  });

  it("complains of nothing that is in order", () => {
    expect(() => read({ KEY: undefined })).toThrow(/^(?!.*(URL|ENDPOINT|FLAG)).*KEY is missing/);
  });
});
