import { connectionKeys } from "../../../providers/platforms/genesys-cloud/connection-keys.js";
import { parseBaseUrl } from "../../../providers/http/base-url";

const KEY = { name: "cxoneBaseUrl", example: "https://api.example.com", kind: "baseUrl" } as const;

describe("parseBaseUrl", () => {
  it.each([
    ["https://api.mypurecloud.com", "https://api.mypurecloud.com"],
    ["https://gateway.example/cxone/", "https://gateway.example/cxone"],
    ["http://127.0.0.1:18080", "http://127.0.0.1:18080"],
    ["http://localhost:8080/", "http://localhost:8080"],
    ["http://[::1]:8080", "http://[::1]:8080"],
  ])("takes %s", (text, expected) => {
    expect(parseBaseUrl(KEY, text)).toBe(expected);
  });

  it.each([
    "http://api.mypurecloud.com",
    "http://127.0.0.1.evil.example",
    "ftp://127.0.0.1",
    "https://user:password@host.example",
    "https://host.example?a=1",
    "api.mypurecloud.com",
    "",
  ])("refuses %p with CONFIGURATION_INVALID", (text) => {
    expect(() => parseBaseUrl(KEY, text)).toThrow(
      expect.objectContaining({ code: "CONFIGURATION_INVALID" }) as Error,
    );
  });

  it("does not repeat a password when it refuses one", () => {
    expect(() => parseBaseUrl(KEY, "https://user:hunter22@host.example")).not.toThrow(/hunter22/);
  });

  it("leaves out every slash at the end, and none within", () => {
    expect(parseBaseUrl(KEY, "https://gateway.example//cxone///")).toBe("https://gateway.example//cxone");
  });

  it.each([connectionKeys.baseUrl, connectionKeys.loginUrl])(
    "refuses a path where the API has none, and says what to set instead ($name)",
    (key) => {
      expect(parseBaseUrl(key, "https://api.example.com/")).toBe("https://api.example.com");
      for (const path of ["/api/v2", "//", "/api/v2/"])
        expect(() => parseBaseUrl(key, `https://api.example.com${path}`)).toThrow(
          `The configuration key ${key.name} has a path, and takes scheme and host alone`,
        );
      expect(() => parseBaseUrl(key, "https://api.example.com/api/v2")).toThrow(
        `pulumi config set ${key.name} ${key.example}`,
      );
      for (const rest of ["?a=1", "?", "#a", "#"])
        expect(() => parseBaseUrl(key, `https://api.example.com${rest}`)).toThrow("[CONFIGURATION_INVALID]");
      expect(() => parseBaseUrl(key, "https://me:hunter22@api.example.com")).toThrow(/holds credentials/);
    },
  );
});
