import { baseUrlProblem, originProblem, urlProblem } from "../../foundation/safe-url";

describe("urlProblem", () => {
  it.each([
    "https://crm.example.com",
    "https://crm.example.com/token/",
    "https://crm.example.com/token?tenant=1",
    "http://localhost:8080",
    "http://127.0.0.1:8080/api",
    "http://127.255.0.9",
    "http://[::1]:8080",
  ])("finds nothing wrong with %s", (text) => {
    expect(urlProblem(text)).toBeUndefined();
  });

  it.each([
    ["text without a scheme", "crm.example.com", "is not an absolute URL"],
    ["an empty text", "", "is not an absolute URL"],
    ["http off loopback", "http://crm.example.com", "is not an https URL (http is for loopback only)"],
    [
      "a host that begins like loopback",
      "http://127.0.0.1.example.com",
      "is not an https URL (http is for loopback only)",
    ],
    [
      "a host that ends like loopback",
      "http://crm.localhost",
      "is not an https URL (http is for loopback only)",
    ],
    ["another scheme", "ftp://localhost", "is not an https URL (http is for loopback only)"],
    ["a user name", "https://me@crm.example.com", "holds credentials"],
    ["a password", "https://:hunter2@crm.example.com", "holds credentials"],
    ["a fragment", "https://crm.example.com/#top", "has a fragment"],
    ["an empty fragment", "https://crm.example.com/#", "has a fragment"],
  ])("names the problem of %s", (_, text, problem) => {
    expect(urlProblem(text)).toBe(problem);
  });
});

describe("baseUrlProblem", () => {
  it.each(["https://crm.example.com", "https://crm.example.com/api/", "http://localhost:8080"])(
    "finds nothing wrong with %s",
    (text) => {
      expect(baseUrlProblem(text)).toBeUndefined();
    },
  );

  it.each([
    ["a query", "https://crm.example.com/api?key=1", "has a query, which a base URL must not have"],
    ["an empty query", "https://crm.example.com?", "has a query, which a base URL must not have"],
    ["what no URL may have", "http://crm.example.com", "is not an https URL (http is for loopback only)"],
  ])("names the problem of %s", (_, text, problem) => {
    expect(baseUrlProblem(text)).toBe(problem);
  });
});

describe("originProblem", () => {
  it.each(["https://api.example.com", "https://api.example.com/", "http://localhost:8080"])(
    "finds nothing wrong with %s",
    (text) => {
      expect(originProblem(text)).toBeUndefined();
    },
  );

  it.each([
    [
      "a path",
      "https://api.example.com/v2",
      "has a path, and takes scheme and host alone, as in https://api.example.com",
    ],
    [
      "what no base URL may have",
      "https://api.example.com?a=1",
      "has a query, which a base URL must not have",
    ],
  ])("names the problem of %s", (_, text, problem) => {
    expect(originProblem(text)).toBe(problem);
  });
});
