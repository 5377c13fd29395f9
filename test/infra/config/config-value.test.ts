import type { EnvironmentVariable } from "../../../action-src/define-action";
import { readEnvironment } from "../../../action-src/runtime/run/environment";
import { configValueSchemas } from "../../../infra/config/config-value";

const variable: EnvironmentVariable = { configKey: "crmUrl", kind: "url", purpose: "URL of the CRM" };

function handlerAccepts(text: string, kind: "url" | "baseUrl"): boolean {
  try {
    readEnvironment({ CRM_URL: { ...variable, kind } }, { CRM_URL: text });
    return true;
  } catch {
    return false;
  }
}

describe("configValueSchemas", () => {
  it.each([
    "https://crm.example.com",
    "https://crm.example.com/v1/",
    "https://crm.example.com/token?tenant=1",
    "https://crm.example.com/?",
    "https://crm.example.com/#",
    "https://crm.example.com/#a",
    "https://user:pass@crm.example.com",
    "https://user@crm.example.com",
    "http://crm.example.com",
    "http://localhost:1",
    "http://127.255.0.1",
    "http://127.1",
    "http://[::1]:8080",
    "http://localhost.example.com",
    "ftp://localhost",
    "crm.example.com",
    "",
  ])("accept the URL %j when, and only when, the handler does", (text) => {
    expect(configValueSchemas.url.safeParse(text).success).toBe(handlerAccepts(text, "url"));
    expect(configValueSchemas.baseUrl.safeParse(text).success).toBe(handlerAccepts(text, "baseUrl"));
  });

  it.each([
    ["-staging", true],
    [".eu_1", true],
    ["-".repeat(40), true],
    ["-".repeat(41), false],
    ["", false],
    ["-st aging", false],
    ["/staging", false],
    ["-über", false],
  ])("take %j as the end of a name: %s", (text, taken) => {
    expect(configValueSchemas.nameSuffix.safeParse(text).success).toBe(taken);
  });

  it.each([
    ["1", true],
    ["42", true],
    ["9999", true],
    ["0", false],
    ["007", false],
    ["10000", false],
    ["-1", false],
    ["1.5", false],
    ["1e3", false],
    ["x1", false],
    ["1x", false],
    ["", false],
  ])("take %j as a number of things: %s", (text, taken) => {
    expect(configValueSchemas.count.safeParse(text).success).toBe(taken);
  });

  it.each([
    ["https://api.example.com", undefined],
    ["http://127.0.0.1:8080/", undefined],
    ["https://api.example.com/api", "has a path, and takes scheme and host alone"],
    ["https://api.example.com?a=1", "has a query"],
    ["api.example.com", "is not an absolute URL"],
  ])("say what keeps %j from being scheme and host alone: %s", (text, problem) => {
    const message = configValueSchemas.origin.safeParse(text).error?.issues[0]?.message;

    if (problem === undefined) expect(message).toBeUndefined();
    else expect(message).toContain(problem);
  });
});
