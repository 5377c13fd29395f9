import { loadContract } from "./contract-validator";

const contract = loadContract();
const ACTIONS = "/api/v2/data/actions";
const body = {
  name: "lookup",
  description: "",
  inputs: { properties: { id: { type: "string" } }, required: ["id"] },
  outputs: { properties: {} },
  code: "UEsF",
  runtime: "nodejs18",
};
const error = { status: 404, code: "not.found", message: "gone", contextId: "c" };

describe("loadContract", () => {
  it.each(["docs/openapi.yaml", "docs/openapi-crm.yaml"])("accepts every example of %s", (file) => {
    const document = loadContract(file);
    expect(document.operations().length).toBeGreaterThan(0);
    expect(document.validateExamples()).toEqual([]);
  });

  it("lists the eight operations of the CXone contract", () => {
    expect(contract.operations()).toHaveLength(8);
  });
});

describe("validateRequest", () => {
  it.each([
    ["POST", ACTIONS, body],
    ["PUT", `${ACTIONS}/42`, { ...body, version: 3 }],
    ["GET", `${ACTIONS}?name=lookup&pageNumber=2&pageSize=10`, undefined],
    ["DELETE", `${ACTIONS}/42`, undefined],
    ["POST", `${ACTIONS}/42/execute`, { inputs: {} }],
  ])("finds nothing when %s %s keeps the contract", (method, path, sent) => {
    expect(contract.validateRequest(method, path, sent)).toEqual([]);
  });

  it("reads a form body's schema when the content type says so", () => {
    const form = { contentType: "application/x-www-form-urlencoded; charset=utf-8" };
    expect(
      contract.validateRequest("POST", "/oauth/token", { grant_type: "client_credentials" }, form),
    ).toEqual([]);
    expect(contract.validateRequest("POST", "/oauth/token", { grant_type: "password" }, form)).not.toEqual(
      [],
    );
  });

  it.each([
    ["an unknown field", "POST", ACTIONS, { ...body, colour: "red" }],
    ["a version in a create", "POST", ACTIONS, { ...body, version: 1 }],
    ["a replace without version", "PUT", `${ACTIONS}/42`, body],
    ["another runtime", "POST", ACTIONS, { ...body, runtime: "nodejs20" }],
    ["a property without type", "POST", ACTIONS, { ...body, outputs: { properties: { a: {} } } }],
    ["an unknown query parameter", "GET", `${ACTIONS}?nmae=x`, undefined],
    ["a page size of 0", "GET", `${ACTIONS}?pageSize=0`, undefined],
    ["no body", "POST", ACTIONS, undefined],
    ["an unknown path", "GET", "/api/v2/data/action", undefined],
    ["an unknown method", "PUT", ACTIONS, body],
    ["a body where none belongs", "DELETE", `${ACTIONS}/42`, {}],
  ])("names the problem when there is %s", (_case, method, path, sent) => {
    expect(contract.validateRequest(method, path, sent)).not.toEqual([]);
  });
});

describe("validateResponse", () => {
  it("accepts an error in the contract's form and any 5xx", () => {
    expect(contract.validateResponse("GET", `${ACTIONS}/42`, 404, error)).toEqual([]);
    expect(contract.validateResponse("GET", `${ACTIONS}/42`, 502, { ...error, status: 502 })).toEqual([]);
  });

  it("refuses code in an answer", () => {
    const answer = {
      ...body,
      id: "42",
      version: 1,
      codeSha256: "0".repeat(64),
      dateCreated: "2026-01-05T08:00:00Z",
      dateModified: "2026-01-05T08:00:00Z",
    };
    const { code: _code, ...withoutCode } = answer;
    expect(contract.validateResponse("GET", `${ACTIONS}/42`, 200, withoutCode)).toEqual([]);
    expect(contract.validateResponse("GET", `${ACTIONS}/42`, 200, answer)).not.toEqual([]);
  });

  it("misses Retry-After when headers are given without it", () => {
    const answer = { ...error, status: 429 };
    const held = (headers: Record<string, string>) =>
      contract.validateResponse("GET", ACTIONS, 429, answer, { headers });
    expect(held({ "retry-after": "3" })).toEqual([]);
    expect(held({ "retry-after": "Mon, 05 Jan 2026 08:00:00 GMT" })).toEqual([]);
    expect(held({ "retry-after": "soon" })).not.toEqual([]);
    expect(held({})).toEqual(["header Retry-After is missing"]);
  });

  it("refuses a status that the contract does not know", () => {
    expect(contract.validateResponse("GET", ACTIONS, 418, error)).not.toEqual([]);
  });
});
