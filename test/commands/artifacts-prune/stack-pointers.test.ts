import { stackPointers } from "../../../commands/artifacts-prune/stack-pointers";

const sha = (digit: string): string => digit.repeat(64);
const entry = (release: string, code: string) => ({
  release: sha(release),
  code: sha(code),
  at: "2026-01-01T00:00:00Z",
});
const action = (outputs: object, inputs: object = {}) => ({
  urn: "urn:pulumi:dev::sample::pulumi-nodejs:dynamic/cxone:DataAction::lookup",
  type: "pulumi-nodejs:dynamic/cxone:DataAction",
  inputs,
  outputs,
});
const exported = (resources: object[], more: object = {}): string =>
  JSON.stringify({ version: 3, deployment: { resources, ...more } });
const pointers = (text: string, keep?: number): string[] =>
  [...stackPointers("dev", text, keep)].map((pointer) => pointer.charAt(0)).sort();

describe("stackPointers", () => {
  it("finds the code that is live, the code that is coming, and every release of the ledger", () => {
    const outputs = { codeSha256: sha("a"), releases: [entry("1", "a"), entry("2", "b")] };
    expect(pointers(exported([action(outputs, { code: { hash: sha("c") } })]))).toEqual([
      "1",
      "2",
      "a",
      "b",
      "c",
    ]);
  });

  it("counts every release that a ledger offers, however long it is", () => {
    const ledger = Array.from({ length: 40 }, (_, index) => entry("1234567890"[index % 10] ?? "", "a"));
    expect(pointers(exported([action({ codeSha256: sha("a"), releases: ledger })]))).toHaveLength(11);
  });

  it("counts only the newest releases of each ledger when fewer are kept", () => {
    const first = { codeSha256: sha("a"), releases: [entry("1", "a"), entry("2", "b")] };
    const second = { codeSha256: sha("c"), releases: [entry("3", "c"), entry("4", "d")] };
    expect(pointers(exported([action(first), action(second)]), 1)).toEqual(["1", "3", "a", "c"]);
  });

  it("counts code that is live however old its release is", () => {
    const outputs = { codeSha256: sha("b"), releases: [entry("1", "a"), entry("2", "b")] };
    expect(pointers(exported([action(outputs)]), 1)).toEqual(["1", "a", "b"]);
  });

  it("counts all of a ledger that it does not understand", () => {
    const strange = [entry("1", "a"), { release: sha("2"), when: 7 }];
    expect(pointers(exported([action({ releases: strange })]), 1)).toEqual(["1", "2", "a"]);
  });

  it("counts what a pending operation is about", () => {
    const pending = {
      pending_operations: [{ type: "creating", resource: action({}, { codeSha256: sha("e") }) }],
    };
    expect(pointers(exported([], pending))).toEqual(["e"]);
  });

  it("finds nothing in a stack that was never updated", () => {
    expect(pointers(JSON.stringify({ version: 3, deployment: { manifest: {} } }))).toEqual([]);
  });

  it.each([
    ["is no JSON", "error: no stack"],
    ["is null", "null"],
    ["holds no deployment", '{"version":3}'],
    ["names no code for an action", exported([action({ name: "lookup" })])],
  ])("refuses a state that %s", (_name, text) => {
    expect(() => stackPointers("dev", text, 20)).toThrow(
      /stack "dev" could not be understood.*Nothing was removed/,
    );
  });
});
