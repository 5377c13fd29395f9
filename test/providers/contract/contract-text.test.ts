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
