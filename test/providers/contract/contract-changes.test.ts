import { contractChanges } from "../../../providers/contract/contract-changes";
import { formatContract, parseContract } from "../../../providers/contract/contract-text";
import type { ActionContract, PropertySchema } from "../../../providers/contract/contract-text";

type Schemas = Record<string, PropertySchema>;
const string = { type: "string" };
const contract = (inputs: Schemas, required: string[], outputs: Schemas): ActionContract => ({
  inputs: { properties: inputs, required },
  outputs: { properties: outputs },
});

describe("contractChanges", () => {
  it.each<[string, ActionContract, ActionContract, string, string, boolean]>([
    [
      "an output is removed",
      contract({}, [], { a: string }),
      contract({}, [], {}),
      "outputs.a",
      "removed",
      true,
    ],
    [
      "an output is retyped",
      contract({}, [], { a: string }),
      contract({}, [], { a: { type: "number" } }),
      "outputs.a",
      "retyped",
      true,
    ],
    [
      "an output's format changes",
      contract({}, [], { a: string }),
      contract({}, [], { a: { ...string, format: "date" } }),
      "outputs.a",
      "retyped",
      true,
    ],
    [
      "an output is added",
      contract({}, [], {}),
      contract({}, [], { a: string }),
      "outputs.a",
      "added",
      false,
    ],
    [
      "an input is retyped",
      contract({ a: string }, [], {}),
      contract({ a: { type: "number" } }, [], {}),
      "inputs.a",
      "retyped",
      true,
    ],
    [
      "a required input is added",
      contract({}, [], {}),
      contract({ a: string }, ["a"], {}),
      "inputs.a",
      "added",
      true,
    ],
    [
      "an optional input is added",
      contract({}, [], {}),
      contract({ a: string }, [], {}),
      "inputs.a",
      "added",
      false,
    ],
    [
      "an input becomes required",
      contract({ a: string }, [], {}),
      contract({ a: string }, ["a"], {}),
      "inputs.a",
      "became required",
      true,
    ],
    [
      "an input becomes optional",
      contract({ a: string }, ["a"], {}),
      contract({ a: string }, [], {}),
      "inputs.a",
      "became optional",
      false,
    ],
    [
      "an input is removed",
      contract({ a: string }, [], {}),
      contract({}, [], {}),
      "inputs.a",
      "removed",
      false,
    ],
    [
      "a description changes",
      contract({}, [], { a: string }),
      contract({}, [], { a: { ...string, description: "x" } }),
      "outputs.a",
      "described anew",
      false,
    ],
  ])("tells whether flows break when %s", (_case, before, after, property, kind, breaking) => {
    expect(contractChanges(before, after)).toMatchObject([{ property, kind, breaking }]);
  });

  it("writes type, format, further keywords and required", () => {
    const after = contract(
      { a: { type: "string", format: "date", enum: ["x"], description: "d" } },
      ["a"],
      {},
    );
    expect(contractChanges(contract({}, [], {}), after)).toMatchObject([
      { before: "", after: 'string date {"enum":["x"]} required' },
    ]);
  });

  it.each(["constructor", "toString", "__proto__"])(
    "compares a property called %s like any other",
    (name) => {
      const named = (schema: object): string =>
        `{"inputs":{"properties":{},"required":[]},"outputs":{"properties":{"${name}":${JSON.stringify(schema)}}}}`;
      const [none, text, other] = [contract({}, [], {}), named(string), named({ type: "number" })];
      const parse = (written: string) =>
        parseContract(formatContract(parseContract(written) ?? none)) ?? none;
      const property = `outputs.${name}`;
      expect(contractChanges(none, parse(text))).toMatchObject([
        { property, kind: "added", breaking: false },
      ]);
      expect(contractChanges(parse(text), none)).toMatchObject([
        { property, kind: "removed", breaking: true },
      ]);
      expect(contractChanges(parse(text), parse(other))).toMatchObject([
        { property, kind: "retyped", breaking: true },
      ]);
      expect(contractChanges(parse(text), parse(text))).toEqual([]);
    },
  );

  it("is empty when the contracts are equal", () => {
    const same = contract({ a: string }, ["a"], { b: string });
    expect(contractChanges(same, same)).toEqual([]);
  });
});

describe("contractChanges, of several properties", () => {
  it("names inputs before outputs, each in the order of names, with what was and what is", () => {
    const before = contract({ z: string, b: string }, ["b"], { y: string });
    const after = contract({ b: { ...string, description: "d" }, a: { type: "number" } }, ["a"], {
      x: string,
      y: {},
    });
    expect(contractChanges(before, after)).toEqual([
      { property: "inputs.a", kind: "added", before: "", after: "number required", breaking: true },
      {
        property: "inputs.b",
        kind: "became optional",
        before: "string required",
        after: "string",
        breaking: false,
      },
      { property: "inputs.z", kind: "removed", before: "string", after: "", breaking: false },
      { property: "outputs.x", kind: "added", before: "", after: "string", breaking: false },
      { property: "outputs.y", kind: "retyped", before: "string", after: "", breaking: true },
    ]);
  });

  it("tells a changed bound from a changed description", () => {
    const changes = contractChanges(
      contract({}, [], { a: { type: "string", maxLength: 5 }, b: { type: "string", description: "old" } }),
      contract({}, [], { a: { type: "string", maxLength: 9 }, b: { type: "string", description: "new" } }),
    );
    expect(changes).toEqual([
      {
        property: "outputs.a",
        kind: "retyped",
        before: 'string {"maxLength":5}',
        after: 'string {"maxLength":9}',
        breaking: false,
      },
      { property: "outputs.b", kind: "described anew", before: "string", after: "string", breaking: false },
    ]);
  });

  it("knows no required outputs, whatever a contract says of them", () => {
    const withRequired = (required: string[]) =>
      ({
        inputs: { properties: {}, required: [] },
        outputs: { properties: { a: string }, required },
      }) as ActionContract;
    expect(contractChanges(withRequired([]), withRequired(["a"]))).toEqual([]);
  });
});
