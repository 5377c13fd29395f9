import { parseBaseUrl } from "../../../providers/http/base-url";

const KEY = { name: "cxoneBaseUrl", example: "https://api.mypurecloud.com" };

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
});
