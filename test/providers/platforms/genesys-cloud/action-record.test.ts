import type { Properties } from "../../../../providers/properties";
import { toRecord } from "../../../../providers/platforms/genesys-cloud/action-record";

const SHA256 = "ab".repeat(32);
const CONTRACT = {
  input: { inputSchema: { properties: { phone: { type: "string" } } } },
  output: { successSchema: { properties: { tier: { type: "string" } } } },
};
const ACTION = {
  contract: CONTRACT,
  ...{ id: "a-1", name: "lookup", version: 4, integrationId: "i-1" },
  config: {
    request: {
      requestType: "POST",
      headers: { "x-env-b": "${credentials.b}", "x-env-a": "${credentials.a}" },
    },
  },
};
const FUNCTION = {
  ...{ description: "Looks up", runtime: "nodejs22.x", timeoutSeconds: 10, handler: "index.handler" },
  ...{ zipId: "z-1", dateCreated: "2026-01-01T00:00:00.000Z" },
};
const ZIP = { id: "z-2", name: `lookup.${SHA256}.zip`, dateCreated: "2026-01-02T00:00:00.000Z" };

const recordOf = (action: Properties, functionConfig?: Properties) =>
  toRecord("Reading", { action, functionConfig });
const withFunction = (changes: Properties, zip: Properties = ZIP) =>
  recordOf(ACTION, { function: { ...FUNCTION, ...changes }, zip });

describe("an action out of the platform's answers", () => {
  it("has what each of them tells", () => {
    expect(withFunction({})).toEqual({
      ...{ id: "a-1", name: "lookup", description: "Looks up", runtime: "nodejs22.x", version: 4 },
      ...{ timeoutSeconds: 10, integrationId: "i-1", codeId: "z-1", codeSha256: SHA256 },
      ...{ dateCreated: FUNCTION.dateCreated, dateModified: ZIP.dateCreated, tags: {} },
      environmentNames: ["A", "B"],
      environmentFields: { A: "a", B: "b" },
      contract: expect.stringMatching(/"phone"[^]*"tier"/) as string,
    });
  });

  it.each([
    ["no function", undefined],
    ["an empty function", { function: null, zip: [] }],
  ])(
    "has nothing of its function where there is %s, and code that no bundle has",
    (_what, functionConfig) => {
      const record = recordOf({ id: "a-1", name: "lookup" }, functionConfig);
      expect(Object.keys(record).sort()).toEqual([
        ...["codeSha256", "contract", "description", "environmentFields", "environmentNames"],
        ...["id", "name", "runtime", "tags"],
      ]);
      expect(record.codeSha256).toMatch(/^[0-9a-f]{64}$/);
      expect([record.description, record.runtime]).toEqual(["", ""]);
    },
  );

  it("has the uploaded bundle's id where its function does not name one", () => {
    expect(withFunction({ zipId: undefined }).codeId).toBe("z-2");
  });

  it.each([
    ["handler index.other", { handler: "index.other" }, ZIP],
    ["code uploaded as mine.zip", {}, { ...ZIP, name: "mine.zip" }],
    ["handler a.b, code uploaded as mine.zip", { handler: "a.b" }, { ...ZIP, name: "mine.zip" }],
  ])("says what somebody changed by hand: %s", (words, changes, zip) => {
    expect(withFunction(changes, zip).editedByHand).toBe(words);
  });

  it("says nothing was changed where there is neither a handler nor a file's name", () => {
    expect(withFunction({ handler: "" }, {})).not.toHaveProperty("editedByHand");
  });

  it("counts what was changed in its configuration first", () => {
    const action = { ...ACTION, config: { ...ACTION.config, timeoutSeconds: 5 } };
    const functionConfig = { function: { ...FUNCTION, handler: "a.b" }, zip: ZIP };
    expect(recordOf(action, functionConfig).editedByHand).toBe("time limit of the action, handler a.b");
  });

  it.each([
    ["id", { name: "lookup" }],
    ["name", { id: "a-1" }],
  ])("is refused without its %s", (what, action) => {
    expect(() => recordOf(action)).toThrow(
      new RegExp(`^Reading .*the action has no ${what}.*\\[PLATFORM_INVALID_ANSWER\\]$`),
    );
  });
});
