import { formatContract } from "../../../../providers/contract/contract-text";
import { executionFromWire, fromWire, toWire } from "../../../../providers/platforms/cxone/wire-mapping";

const contract = { inputs: { properties: {}, required: [] }, outputs: { properties: {} } };

describe("fromWire", () => {
  it("takes what is there and invents nothing when a server ignores the extension fields", () => {
    expect(fromWire("Reading", { id: 42, name: "lookup", color: "red" })).toEqual({
      id: "42",
      name: "lookup",
      description: "",
      runtime: "",
      contract: formatContract(contract),
    });
  });

  it("keeps the names and drops the values when a server echoes the environment", () => {
    const record = fromWire("Reading", { id: "a", name: "b", environment: { B: "secret-b", A: "secret-a" } });
    expect(record.environmentNames).toEqual(["A", "B"]);
    expect(JSON.stringify(record)).not.toContain("secret-");
  });

  it.each([{}, { id: "a" }, { name: "b" }, { id: "", name: "b" }, { id: null, name: "b" }])(
    "throws CXONE_INVALID_ANSWER when the action is %j",
    (body) => {
      expect(() => fromWire("Reading", body)).toThrow(
        expect.objectContaining({ code: "CXONE_INVALID_ANSWER", outcome: "done" }) as Error,
      );
    },
  );
});

describe("executionFromWire", () => {
  it("opens the envelope when there is one", () => {
    const body = { executionId: "e", durationMs: 4, outputs: { tier: "gold" } };
    expect(executionFromWire(body)).toEqual({ executionId: "e", durationMs: 4, outputs: { tier: "gold" } });
  });

  it.each([{ tier: "gold" }, { outputs: { nested: true } }, {}])(
    "takes %j as the outputs when they come bare",
    (body) => {
      expect(executionFromWire(body)).toEqual({ outputs: body });
    },
  );
});

describe("toWire", () => {
  const definition = {
    name: "lookup",
    description: "d",
    contract: formatContract(contract),
    runtime: "nodejs18",
    timeoutSeconds: 3,
    environment: {},
    tags: {},
    codeBase64: "UEs=",
  };

  it("leaves the version out when there is none to replace", () => {
    expect(toWire(definition)).not.toHaveProperty("version");
    expect(toWire(definition, 7)).toMatchObject({ version: 7, code: "UEs=", timeoutSeconds: 3 });
  });

  it("parses the contract", () => {
    expect(toWire(definition)).toMatchObject(contract);
  });

  it("throws INPUT_INVALID when the contract is not one", () => {
    const send = () => toWire({ ...definition, contract: "{}" });
    expect(send).toThrow(expect.objectContaining({ code: "INPUT_INVALID", outcome: "refused" }) as Error);
  });
});
