import { forEngine } from "../../../providers/data-action/check-failure";
import { checkDataAction } from "../../../providers/data-action/check-data-action";
import { CXONE_CAPABILITIES } from "../../../providers/platforms/cxone/capabilities";
import { formatContract } from "../../../providers/contract/contract-text";
import { type Properties } from "../../../providers/properties";
import { UNKNOWN } from "../../../providers/data-action/unknown-value";
import { SAMPLE_CONTRACT, sampleInputs } from "../support/sample-program";

const KEY = "ab".repeat(32);
const check = (given: Properties, old: Properties = {}) =>
  checkDataAction(old, given, { platform: CXONE_CAPABILITIES, drawKeyHex: () => KEY });
const contractOf = (inputs: object, required: string[], outputs: object) =>
  formatContract({ inputs: { properties: inputs, required }, outputs: { properties: outputs } } as never);

describe("checkDataAction", () => {
  it("completes the inputs and refuses nothing when all is well", async () => {
    const { inputs, failures } = await check(sampleInputs());
    expect(failures).toEqual([]);
    expect(inputs["codeSha256"]).toBe((inputs["code"] as { hash: string }).hash);
    expect(inputs["environmentFingerprints"]).toMatch(
      /^CRM_CLIENT_ID [0-9a-f]{8}\nCRM_CLIENT_SECRET [0-9a-f]{8}$/,
    );
    expect(inputs["fingerprintKey"]).toBe(KEY);
  });

  it("keeps the key of the resource when there is one", async () => {
    const { inputs } = await check(sampleInputs(), { fingerprintKey: "cd".repeat(32) });
    expect(inputs["fingerprintKey"]).toBe("cd".repeat(32));
  });

  it.each<[string, Properties, string]>([
    ["name is empty", { name: "" }, "name"],
    ["name has a slash", { name: "a/b" }, "name"],
    ["name is missing", { name: undefined }, "name"],
    ["description is endless", { description: "x".repeat(1_001) }, "description"],
    ["runtime is another", { runtime: "nodejs20" }, "runtime"],
    ["timeoutSeconds is 0", { timeoutSeconds: 0 }, "timeoutSeconds"],
    ["timeoutSeconds is 31", { timeoutSeconds: 31 }, "timeoutSeconds"],
    ["timeoutSeconds is 1.5", { timeoutSeconds: 1.5 }, "timeoutSeconds"],
    ["the contract is no contract", { contract: "[]" }, "inputs and outputs"],
    ["an input has no type", { contract: contractOf({ a: {} }, [], {}) }, "inputs.a"],
    [
      "an output may be null",
      { contract: contractOf({}, [], { b: { type: ["string", "null"] } }) },
      "outputs.b",
    ],
    ["a required input is not declared", { contract: contractOf({}, ["c"], {}) }, "inputs.c"],
    [
      "a required input has a name that every object knows",
      { contract: contractOf({}, ["constructor"], {}) },
      "inputs.constructor",
    ],
    [
      "an environment name is every object's",
      { environment: { constructor: "x" } },
      "environment.constructor",
    ],
    ["adoptFrom is empty", { adoptFrom: "" }, "adoptFrom"],
    ["nameSuffix is a number", { nameSuffix: 1 }, "nameSuffix"],
    [
      "name is too long with its suffix",
      { name: `${"x".repeat(120)}-production`, nameSuffix: "-production" },
      "name",
    ],
    ["an environment name is in small letters", { environment: { path: "x" } }, "environment.path"],
    ["an environment value is a number", { environment: { A: 1 } }, "environment.A"],
    ["the environment is a list", { environment: ["A"] }, "environment"],
    ["the code is no asset", { code: "index.js" }, "code"],
    ["overwriteDrift is a text", { overwriteDrift: "yes" }, "overwriteDrift"],
    ["adopt is empty", { adopt: " " }, "adopt"],
  ])("names the property when %s", async (_name, overrides, property) => {
    const { failures } = await check(sampleInputs(overrides));
    expect(failures.map((failure) => failure.property)).toEqual([property]);
    expect(failures[0]?.reason).toMatch(/^\S.* \[INPUT_INVALID\]$/);
  });

  it("says CODE_MISSING when the bundle is not there", async () => {
    const code = { ...(sampleInputs()["code"] as object), path: "/nowhere/bundle.zip" };
    const { failures } = await check(sampleInputs({ code }));
    expect(failures).toEqual([
      expect.objectContaining({ reason: expect.stringContaining("[CODE_MISSING]") as string }),
    ]);
  });

  it("refuses nothing and leaves open what follows from them when values are not known yet", async () => {
    const given = sampleInputs({ environment: UNKNOWN, code: UNKNOWN, contract: UNKNOWN, name: UNKNOWN });
    const { inputs, failures } = await check(given);
    expect(failures).toEqual([]);
    expect(inputs).toMatchObject({ environmentFingerprints: UNKNOWN, codeSha256: UNKNOWN });
  });

  it("never quotes a value of the environment when it refuses one", async () => {
    const { failures } = await check(sampleInputs({ environment: { lower: "a-secret-value" } }));
    expect(JSON.stringify(failures)).not.toContain("a-secret-value");
  });
});

describe("findBreakingChanges, through checkDataAction", () => {
  const { inputs, outputs } = SAMPLE_CONTRACT;
  const old = { contract: formatContract(SAMPLE_CONTRACT) };
  const guarded = async (contract: string, more: Properties = {}) =>
    (await check(sampleInputs({ contract, ...more }), old)).failures.map(({ property }) => property);

  it.each<[string, string, string]>([
    [
      "an output is gone",
      contractOf(inputs.properties, ["id"], { tier: { type: "string" } }),
      "outputs.seenAt",
    ],
    [
      "an output has another type",
      contractOf(inputs.properties, ["id"], { ...outputs.properties, tier: { type: "number" } }),
      "outputs.tier",
    ],
    [
      "a required input is added",
      contractOf({ ...inputs.properties, extra: { type: "string" } }, ["id", "extra"], outputs.properties),
      "inputs.extra",
    ],
    [
      "an input becomes required",
      contractOf(inputs.properties, ["id", "phone"], outputs.properties),
      "inputs.phone",
    ],
    [
      "an input has another type",
      contractOf({ ...inputs.properties, id: { type: "integer" } }, ["id"], outputs.properties),
      "inputs.id",
    ],
  ])("names the property when %s, and passes when that is allowed", async (_name, contract, property) => {
    expect(await guarded(contract)).toEqual([property]);
    expect(await guarded(contract, { allowBreakingContract: true })).toEqual([]);
  });

  it("says how to allow it, by the action's name in the program", async () => {
    const contract = contractOf(inputs.properties, ["id"], { tier: { type: "string" } });
    const given = sampleInputs({ contract, name: "lookup-staging", nameSuffix: "-staging" });
    const [failure] = (await check(given, old)).failures;
    expect(failure?.reason).toContain("pulumi config set --path 'allowBreakingContract[0]' lookup. [");
    // The engine would print the value of an argument that there is not.
    expect(failure && forEngine(failure, given)).toEqual({ property: "", reason: failure?.reason });
    expect(forEngine({ property: "name", reason: "no" }, given).property).toBe("name");
  });

  it("passes when optional ones are added, or a description changes", async () => {
    const contract = contractOf(
      { ...inputs.properties, id: { type: "string", description: "new" }, extra: { type: "string" } },
      ["id"],
      { ...outputs.properties, more: { type: "boolean" } },
    );
    expect(await guarded(contract)).toEqual([]);
  });
});
