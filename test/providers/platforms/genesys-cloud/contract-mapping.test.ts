import { formatContract, type ActionContract } from "../../../../providers/contract/contract-text";
import { fromContract, toContract } from "../../../../providers/platforms/genesys-cloud/contract-mapping";

const CONTRACT: ActionContract = {
  inputs: {
    properties: { id: { type: "string", description: "Of the caller" }, phone: { type: "string" } },
    required: ["id"],
  },
  outputs: { properties: { seenAt: { type: "string", format: "date-time" } } },
};
const NOTHING: ActionContract = { inputs: { properties: {}, required: [] }, outputs: { properties: {} } };
const sent = (contract: ActionContract) => toContract("lookup", formatContract(contract));

describe("a contract as it is sent to Genesys Cloud", () => {
  it("has draft-04 schemas: inputs that take nothing else, and outputs that may grow", () => {
    const $schema = "http://json-schema.org/draft-04/schema#";
    expect(sent(CONTRACT)).toEqual({
      input: {
        inputSchema: {
          $schema,
          type: "object",
          required: ["id"],
          properties: CONTRACT.inputs.properties,
          additionalProperties: false,
        },
      },
      output: {
        successSchema: {
          $schema,
          type: "object",
          properties: CONTRACT.outputs.properties,
          additionalProperties: true,
        },
      },
    });
  });

  it("has no list of required inputs where there are none, for draft-04 forbids an empty one", () => {
    expect(sent(NOTHING)).not.toHaveProperty("input.inputSchema.required");
  });

  it("is refused where the inputs hold none", () => {
    expect(() => toContract("lookup", "{}")).toThrow(
      /data action "lookup" found no contract .*\[INPUT_INVALID\]$/,
    );
  });
});

describe("a contract as Genesys Cloud answers it", () => {
  it.each([CONTRACT, NOTHING])("is the one that was sent", (contract) => {
    expect(fromContract(sent(contract))).toBe(formatContract(contract));
  });

  it("is without what a contract of ours cannot declare", () => {
    const schema = { properties: { id: { type: "string", maxLength: 5, title: "Id" } } };
    expect(fromContract({ input: { inputSchema: schema }, output: { successSchema: schema } })).toBe(
      formatContract({
        inputs: { properties: { id: { type: "string" } }, required: [] },
        outputs: { properties: { id: { type: "string" } } },
      }),
    );
  });

  it.each([
    undefined,
    "none",
    {},
    { input: "none", output: null },
    { input: { inputSchemaUri: "/a" }, output: { successSchemaUri: "/b" } },
    { input: { inputSchema: "none" }, output: { successSchema: [] } },
    { input: { inputSchema: { properties: [], required: "id" } }, output: { successSchema: {} } },
  ])("is an empty one where the answer has none: %j", (answer) => {
    expect(fromContract(answer)).toBe(formatContract(NOTHING));
  });
});
