import { formatContract, parseContract } from "../../../providers/contract/contract-text";

describe("formatContract", () => {
  it("gives one text for equal contracts when keys and required names come in another order", () => {
    const one = formatContract({
      inputs: {
        properties: { b: { type: "string", format: "date" }, a: { type: "number" } },
        required: ["b", "a"],
      },
      outputs: { properties: {} },
    });
    const other = formatContract({
      outputs: { properties: {} },
      inputs: {
        required: ["a", "b"],
        properties: { a: { type: "number" }, b: { format: "date", type: "string" } },
      },
    });
    expect(one).toBe(other);
    expect(one.split("\n").length).toBeGreaterThan(10);
  });
});

describe("parseContract", () => {
  it("is undefined when the text is something else", () => {
    expect(["", "{}", "null", '{"inputs":{}}', 7, undefined].map(parseContract)).toEqual(
      Array(6).fill(undefined),
    );
  });
});

describe("formatContract and parseContract, in detail", () => {
  const contract = {
    inputs: { properties: { a: { type: "string" } }, required: ["a"] },
    outputs: { properties: {} },
  };

  it("writes two spaces a level, inputs first, and nothing that is no part of a contract", () => {
    const more = { ...contract, title: "t", outputs: { ...contract.outputs, required: ["b"] } };
    expect(formatContract(more)).toBe(JSON.stringify(contract, null, 2));
    expect(formatContract(more)).toMatch(/^\{\n {2}"inputs": \{\n {4}"properties"/);
  });

  it("orders the keys of schemas in lists too, and leaves the order of a list alone", () => {
    const formatted = (anyOf: unknown[]) =>
      formatContract({ ...contract, outputs: { properties: { b: { anyOf } } } });
    expect(formatted([{ type: "string", format: "date" }])).toBe(
      formatted([{ format: "date", type: "string" }]),
    );
    expect(formatted(["y", "x"])).not.toBe(formatted(["x", "y"]));
  });

  it("orders the names in the required of every level, and no list with other things in it", () => {
    const formatted = (required: unknown) =>
      formatContract({ ...contract, outputs: { properties: { b: { type: "object", required } } } });
    expect(formatted(["y", "x"])).toBe(formatted(["x", "y"]));
    expect(formatted(["y", 1])).not.toBe(formatted([1, "y"]));
  });

  it("reads what was written", () => {
    expect(parseContract(formatContract(contract))).toEqual(contract);
  });

  it.each([
    { outputs: { properties: {} } },
    { inputs: { properties: {}, required: [] } },
    { inputs: { required: [] }, outputs: { properties: {} } },
    { inputs: { properties: [], required: [] }, outputs: { properties: {} } },
    { inputs: { properties: {}, required: {} }, outputs: { properties: {} } },
    { inputs: { properties: {} }, outputs: { properties: {} } },
    { inputs: { properties: {}, required: [] }, outputs: {} },
    { inputs: { properties: {}, required: [] }, outputs: { properties: null } },
  ])("does not take %j for a contract", (value) => {
    expect(parseContract(JSON.stringify(value))).toBeUndefined();
    expect(parseContract(value)).toBeUndefined();
  });
});
