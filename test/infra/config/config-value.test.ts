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
});
