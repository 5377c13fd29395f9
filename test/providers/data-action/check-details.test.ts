import { checkDataAction } from "../../../providers/data-action/check-data-action";
import { UNKNOWN } from "../../../providers/data-action/unknown-value";
import { formatContract } from "../../../providers/contract/contract-text";
import { CXONE_CAPABILITIES } from "../../../providers/platforms/cxone/capabilities";
import type { Properties } from "../../../providers/properties";
import { SAMPLE_CONTRACT_TEXT, sampleInputs } from "../support/sample-program";

const check = (given: Properties, old: Properties = {}) =>
  checkDataAction(old, sampleInputs(given), {
    platform: CXONE_CAPABILITIES,
    drawKeyHex: () => "ab".repeat(32),
  });
const outputsOf = (properties: object) =>
  formatContract({ inputs: { properties: {}, required: [] }, outputs: { properties } } as never);

describe("checkDataAction, of the contract", () => {
  it.each(["string", "number", "integer", "boolean", "object", "array"])(
    "takes the type %s",
    async (type) => {
      expect((await check({ contract: outputsOf({ a: { type } }) })).failures).toEqual([]);
    },
  );

  it.each<[string, unknown, RegExp]>([
    ["null", { type: "null" }, /\("null"\).*: string, number, integer, boolean, object, array\./],
    ["the empty text", { type: "" }, /\(""\)/],
    ["a list of one that it knows", { type: ["string"] }, /\(\["string"\]\)/],
    ["none", { enum: ["x"] }, /\(none\)/],
    ["one of a schema that is no object", true, /\(none\)/],
  ])("refuses the type %s, which it quotes", async (_case, schema, seen) => {
    const { failures } = await check({ contract: outputsOf({ a: schema }) });
    expect(failures).toEqual([{ property: "outputs.a", reason: expect.stringMatching(seen) }]);
  });

  it("guards what the program deployed against a contract that was changed by hand", async () => {
    const old = { contract: outputsOf({}), contractBeforeDrift: SAMPLE_CONTRACT_TEXT };
    const { failures } = await check({ contract: outputsOf({}) }, old);
    expect(failures.map(({ property }) => property)).toEqual(["outputs.seenAt", "outputs.tier"]);
    expect(failures[0]?.reason).toMatch(/^outputs\.seenAt was removed.*\[CONTRACT_BREAKING\]$/);
    expect((await check({ contract: outputsOf({}), allowBreakingContract: true }, old)).failures).toEqual([]);
  });

  it.each([
    ["lookup-qa", "-qa", "lookup"],
    ["lookup-qa", "", "lookup-qa"],
    ["lookup-qa", undefined, "lookup-qa"],
    ["lookup", "-qa", "lookup"],
  ])(
    "allows a change by the name in the program: %s with the suffix %p is %s",
    async (name, nameSuffix, shown) => {
      const { failures } = await check(
        { name, nameSuffix: nameSuffix, contract: outputsOf({}) },
        { contract: SAMPLE_CONTRACT_TEXT },
      );
      expect(failures.filter(({ property }) => property.startsWith("outputs"))[0]?.reason).toContain(
        `'allowBreakingContract[0]' ${shown}.`,
      );
    },
  );
});

describe("checkDataAction, of the rest", () => {
  it("lets a value pass that is not known yet", async () => {
    const given = { description: UNKNOWN, runtime: UNKNOWN, timeoutSeconds: UNKNOWN, adopt: UNKNOWN };
    expect((await check(given)).failures).toEqual([]);
  });

  it("gives no hash for code that is no asset", async () => {
    expect((await check({ code: "index.js" })).inputs["codeSha256"]).toBe("");
  });

  it("names a bundle that is not there, by its path", async () => {
    const code = { ...(sampleInputs()["code"] as object), path: "/nowhere/bundle.zip" };
    expect((await check({ code })).failures).toEqual([
      { property: "code", reason: expect.stringContaining("/nowhere/bundle.zip") },
    ]);
  });

  it.each([
    [7, "number"],
    [null, "object"],
    [["x"], "object"],
  ])("names the kind of an environment value that is no text: %p", async (value, kind) => {
    const { failures } = await check({ environment: { A: value } });
    expect(failures).toEqual([{ property: "environment.A", reason: expect.stringContaining(`(${kind})`) }]);
  });

  it("waits for an environment of which a part is not known yet", async () => {
    const { inputs, failures } = await check({ environment: { A: UNKNOWN, B: "x" } });
    expect(failures).toEqual([]);
    expect(inputs["environmentFingerprints"]).toBe(UNKNOWN);
  });
});
