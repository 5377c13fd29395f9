import { formatContract } from "../../../../providers/contract/contract-text";
import { executionFromWire, fromWire, toWire } from "../../../../providers/platforms/cxone/wire-mapping";

const contract = { inputs: { properties: {}, required: [] }, outputs: { properties: {} } };

describe("fromWire", () => {
  it("takes what is there and invents nothing when a server ignores the extension fields", () => {
    expect(fromWire("Reading", { id: 42, name: "lookup", color: "red" })).toStrictEqual({
      id: "42",
      name: "lookup",
      description: "",
      runtime: "",
      contract: formatContract(contract),
    });
  });

  it("takes all that a server tells", () => {
    const inputs = { properties: { id: { type: "string" } }, required: ["id"] };
    const outputs = { properties: { tier: { type: "string" } } };
    const told = {
      id: "a",
      name: "lookup",
      description: "d",
      runtime: "nodejs18",
      version: 7,
      timeoutSeconds: 3,
      tags: { stack: "dev" },
      dateCreated: "2026-01-15T12:00:00.000Z",
      dateModified: "2026-01-15T12:00:01.000Z",
    };
    expect(
      fromWire("Reading", { ...told, inputs, outputs, codeSha256: "AB12", environment: ["B", "A"] }),
    ).toEqual({
      ...told,
      contract: formatContract({ inputs, outputs }),
      codeSha256: "ab12",
      environmentNames: ["A", "B"],
    });
  });

  it("takes nothing for known that is of another kind", () => {
    const other = {
      description: 7,
      runtime: null,
      inputs: { properties: ["id"], required: "id" },
      outputs: "tier",
      version: "7",
      timeoutSeconds: 2.5,
      codeSha256: 7,
      environment: "A",
      tags: ["stack"],
      dateCreated: 7,
      dateModified: null,
    };
    expect(fromWire("Reading", { id: "a", name: "b", ...other })).toStrictEqual({
      id: "a",
      name: "b",
      description: "",
      runtime: "",
      contract: formatContract(contract),
    });
  });

  it("keeps of the tags those that are texts, and writes names that are required as texts", () => {
    const body = { id: "a", name: "b", tags: { stack: "dev", size: 7 }, inputs: { required: [7] } };
    const record = fromWire("Reading", body);
    expect(record.tags).toEqual({ stack: "dev" });
    expect(JSON.parse(record.contract)).toMatchObject({ inputs: { required: ["7"] } });
  });

  it("keeps the names and drops the values when a server echoes the environment", () => {
    const record = fromWire("Reading", { id: "a", name: "b", environment: { B: "secret-b", A: "secret-a" } });
    expect(record.environmentNames).toEqual(["A", "B"]);
    expect(JSON.stringify(record)).not.toContain("secret-");
  });

  it.each([
    [{}, "id"],
    [{ id: "a" }, "name"],
    [{ id: "a", name: 7 }, "name"],
    [{ name: "b" }, "id"],
    [{ id: "", name: "b" }, "id"],
    [{ id: null, name: "b" }, "id"],
  ])("throws CXONE_INVALID_ANSWER when the action is %j, which has no %s", (body, missing) => {
    expect(() => fromWire("Reading", body)).toThrow(
      expect.objectContaining({
        code: "CXONE_INVALID_ANSWER",
        outcome: "done",
        message: expect.stringContaining(`: the action has no ${missing}. `) as string,
      }) as Error,
    );
  });
});

describe("executionFromWire", () => {
  it("opens the envelope when there is one", () => {
    const body = { executionId: "e", durationMs: 4, outputs: { tier: "gold" } };
    expect(executionFromWire(body)).toEqual({ executionId: "e", durationMs: 4, outputs: { tier: "gold" } });
  });

  it.each([
    { executionId: "e", outputs: { tier: "gold" } },
    { durationMs: 0, outputs: { tier: "gold" } },
  ])("knows %j by one of its marks", (body) => {
    expect(executionFromWire(body)).toStrictEqual(body);
  });

  it("drops marks of another kind", () => {
    const body = { executionId: 7, durationMs: "4", outputs: {} };
    expect(executionFromWire(body)).toStrictEqual({ outputs: {} });
  });

  it.each([{ tier: "gold" }, { outputs: { nested: true } }, { executionId: "e", outputs: ["gold"] }, {}])(
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
    expect(send).toThrow(/^Sending data action "lookup" found no contract in its inputs\./);
  });
});
