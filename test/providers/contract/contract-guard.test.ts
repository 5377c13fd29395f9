import { findBreakingChanges } from "../../../providers/contract/contract-guard";
import type { ActionContract, PropertySchema } from "../../../providers/contract/contract-text";

type Schemas = Record<string, PropertySchema>;
const contract = (inputs: Schemas, required: string[] = [], outputs: Schemas = {}): ActionContract => ({
  inputs: { properties: inputs, required },
  outputs: { properties: outputs },
});
const outputs = (schemas: Schemas) => contract({}, [], schemas);
const string = { type: "string" };
const list = (items: unknown) => ({ type: "array", items });
const object = (properties: unknown) => ({ type: "object", properties });

describe("findBreakingChanges", () => {
  it("says of each property what happened to it, outputs first", () => {
    const deployed = contract({ a: string, b: string }, ["b"], {
      c: string,
      d: { type: "string", format: "date" },
    });
    const next = contract({ a: string, b: { type: "number" }, e: string, f: string }, ["a", "b", "e"], {
      d: string,
    });
    expect(findBreakingChanges(deployed, next)).toEqual([
      { property: "outputs.c", seen: "was removed" },
      { property: "outputs.d", seen: "changed its type from string date to string" },
      { property: "inputs.a", seen: "became required" },
      { property: "inputs.b", seen: "changed its type from string to number" },
      { property: "inputs.e", seen: "was added as a required input" },
    ]);
  });

  it("finds nothing in an input that stays required, becomes optional, or goes", () => {
    const deployed = contract({ a: string, b: string, c: string }, ["a", "b", "c"]);
    expect(findBreakingChanges(deployed, contract({ a: string, b: string }, ["a"]))).toEqual([]);
  });

  it("names a schema without a type, and one whose type is no text", () => {
    const next = outputs({ a: { enum: ["x"], format: 7 }, b: string });
    expect(findBreakingChanges(outputs({ a: string, b: { type: ["string", "null"] } }), next)).toEqual([
      { property: "outputs.a", seen: "changed its type from string to none" },
      { property: "outputs.b", seen: "changed its type from none to string" },
    ]);
  });

  it.each<[string, PropertySchema, PropertySchema]>([
    ["the items of a list", list(string), list({ type: "number" })],
    ["the format of a list's items", list(string), list({ type: "string", format: "date" })],
    ["a list that says no longer what it holds", list(string), { type: "array" }],
    ["whether a list holds any or no items", list(true), list(false)],
    ["a member that is added", object({ a: string }), object({ a: string, b: string })],
    ["a member that is gone", object({ a: string, b: string }), object({ a: string })],
    ["a member that is called otherwise", object({ a: string }), object({ b: string })],
    ["the type of a member", object({ a: string }), object({ a: { type: "number" } })],
    ["a member of a list's items", list(object({ a: string })), list(object({ a: { type: "number" } }))],
    ["a list's items against a schema that is null", list(string), list(null)],
  ])("finds a change of %s", (_name, before, after) => {
    const changed = (property: string): unknown => [expect.objectContaining({ property })];
    expect(findBreakingChanges(outputs({ p: before }), outputs({ p: after }))).toEqual(changed("outputs.p"));
    expect(findBreakingChanges(contract({ p: before }), contract({ p: after }))).toEqual(changed("inputs.p"));
  });

  it.each<[string, PropertySchema, PropertySchema]>([
    ["the items of an array that had none declared", { type: "array" }, { type: "array", items: string }],
    ["a description or a bound", { ...string, maxLength: 5 }, { ...string, description: "d", maxLength: 9 }],
    ["the order of members", object({ a: string, b: list(string) }), object({ b: list(string), a: string })],
    ["what a member says of itself", object({ a: string }), object({ a: { ...string, description: "d" } })],
    ["an empty list of members against none", { type: "object" }, object({})],
    ["members that are no schemas", object([]), object("text")],
    ["items that are no schema and stay", list(undefined), list(undefined)],
  ])("finds nothing in a change of %s", (_name, before, after) => {
    expect(findBreakingChanges(outputs({ p: before }), outputs({ p: after }))).toEqual([]);
    expect(findBreakingChanges(contract({ p: before }), contract({ p: after }))).toEqual([]);
  });
});
