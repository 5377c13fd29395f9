import { loadContract } from "../../openapi/contract-validator";
import { ACTIONS, actionBody, basic, closeCxones, startFixture } from "./cxone-fixture";

afterAll(closeCxones);
const contract = loadContract();
const property = (schema: unknown) => ({ outputs: { properties: { p: schema } } });

describe("actionBodySchemas", () => {
  const cases: [string, Record<string, unknown>, string][] = [
    ["an unknown field", { colour: "red" }, "colour"],
    ["a version in a create", { version: 1 }, "version"],
    ["no name", { name: undefined }, "name"],
    ["an empty name", { name: "" }, "name"],
    ["a number as description", { description: 1 }, "description"],
    ["another runtime", { runtime: "nodejs20" }, "runtime"],
    ["a timeout of 0", { timeoutSeconds: 0 }, "timeoutSeconds"],
    ["a timeout of 31", { timeoutSeconds: 31 }, "timeoutSeconds"],
    ["a broken timeout", { timeoutSeconds: 1.5 }, "timeoutSeconds"],
    ["a number in the environment", { environment: { A: 1 } }, "environment.A"],
    ["an odd environment name", { environment: { "A-B": "x" } }, "environment"],
    ["an environment as a list", { environment: ["A"] }, "environment"],
    ["a number among the tags", { tags: { a: 1 } }, "tags.a"],
    ["inputs without properties", { inputs: {} }, "inputs.properties"],
    ["required in outputs", { outputs: { properties: {}, required: [] } }, "outputs.required"],
    ["a property without type", property({}), "outputs.properties.p.type"],
    ["a property of an unknown type", property({ type: "date" }), "outputs.properties.p.type"],
    [
      "an unknown word in a property",
      property({ type: "string", nullable: true }),
      "outputs.properties.p.nullable",
    ],
    ["a wrong nested property", property({ type: "array", items: {} }), "outputs.properties.p.items.type"],
  ];

  it.each(cases)(
    "refuses %s with 400 that names the field, as the contract does",
    async (_case, fields, field) => {
      const { call } = await startFixture();
      const body = actionBody(fields);
      const answer = await call<{ message: string }>("POST", ACTIONS, body);
      expect(answer.status).toBe(400);
      expect(answer.body.message.split(":")[0]).toContain(field);
      const sent = JSON.parse(JSON.stringify(body)) as unknown;
      expect(contract.validateRequest("POST", ACTIONS, sent)).not.toEqual([]);
    },
  );

  it("refuses a required input that is not declared", async () => {
    const { call } = await startFixture();
    const answer = await call("POST", ACTIONS, actionBody({ inputs: { properties: {}, required: ["id"] } }));
    expect([answer.status, answer.body]).toMatchObject([
      400,
      { message: "inputs.required: id is not in properties" },
    ]);
  });

  it("refuses a replace without version", async () => {
    const { call } = await startFixture();
    const { body } = await call<{ id: string }>("POST", ACTIONS, actionBody());
    const answer = await call<{ message: string }>("PUT", `${ACTIONS}/${body.id}`, actionBody());
    expect([answer.status, answer.body.message.split(":")[0]]).toEqual([400, "version"]);
  });

  it("accepts every word of a property schema that the contract has", async () => {
    const { call } = await startFixture();
    const words = {
      type: "object",
      title: "t",
      description: "d",
      format: "f",
      pattern: "p",
      enum: [{}],
      default: null,
      examples: [],
      minLength: 0,
      maxLength: 1,
      minimum: -1,
      maximum: 1.5,
      minItems: 0,
      maxItems: 1,
      items: { type: "integer" },
      properties: { q: { type: "boolean" } },
      required: ["q"],
      additionalProperties: false,
    };
    const body = actionBody(property(words));
    expect(contract.validateRequest("POST", ACTIONS, body)).toEqual([]);
    expect((await call("POST", ACTIONS, body)).status).toBe(201);
  });

  it.each([
    ["broken JSON", "{", "application/json", 400],
    ["another content type", "{}", "text/plain", 415],
    ["a body over 8 MiB", "x".repeat(8 * 1024 * 1024 + 1), "application/json", 413],
  ])("refuses %s", async (_case, body, type, status) => {
    const { cxone, client } = await startFixture();
    const form = { grant_type: "client_credentials" };
    const issued = await client.call<{ access_token: string }>("POST", "/oauth/token", {
      form,
      headers: basic(),
    });
    const headers = { "content-type": type, authorization: `Bearer ${issued.body.access_token}` };
    const response = await fetch(`${cxone.url}${ACTIONS}`, { method: "POST", headers, body });
    expect(response.status).toBe(status);
    expect(contract.validateResponse("POST", ACTIONS, status, await response.json())).toEqual([]);
  });
});
