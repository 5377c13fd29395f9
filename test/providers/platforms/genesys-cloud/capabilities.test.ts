import * as fs from "node:fs";
import * as path from "node:path";
import { checkDataAction } from "../../../../providers/data-action/check-data-action";
import { formatContract, type PropertySchema } from "../../../../providers/contract/contract-text";
import { GENESYS_CAPABILITIES } from "../../../../providers/platforms/genesys-cloud/capabilities";
import type { Properties } from "../../../../providers/properties";
import { useTemporaryFolder } from "../../../support/temporary-folder";
import { bundleAsset, sampleInputs } from "../../support/sample-program";

const temporaryFolder = useTemporaryFolder();

/** What a preview says of a program's action: its wrong arguments, each with the reason. */
async function refused(overrides: Properties, before: Properties = {}): Promise<string[]> {
  const inputs = sampleInputs({
    runtime: "nodejs22.x",
    timeoutSeconds: 10,
    environment: {},
    integrationId: "i",
    ...overrides,
  });
  const { failures } = await checkDataAction(before, inputs, {
    platform: GENESYS_CAPABILITIES,
    drawKeyHex: () => "ab".repeat(32),
  });
  return failures.map(({ property, reason }) => `${property}: ${reason}`);
}
const withInputs = (properties: Record<string, PropertySchema>): Properties => ({
  contract: formatContract({ inputs: { properties, required: [] }, outputs: { properties: {} } }),
});
const withOutputs = (properties: Record<string, PropertySchema>): Properties => ({
  contract: formatContract({ inputs: { properties: {}, required: [] }, outputs: { properties } }),
});

describe("an action for Genesys Cloud", () => {
  it.each([
    ["a name of 128 characters", { name: `L${"o".repeat(127)}` }],
    ["a name of every kind of character", { name: "7 Look-up_of.callers" }],
    ["a description of 255 characters", { description: "d".repeat(255) }],
    ["a runtime that a later Node.js has", { runtime: "nodejs104.x" }],
    ["the shortest time limit", { timeoutSeconds: 1 }],
    ["the longest time limit", { timeoutSeconds: 15 }],
    ["inputs of every plain type", withInputs({ a: { type: "string" }, b: { type: "integer" } })],
    ["more of them", withInputs({ c: { type: "number" }, d: { type: "boolean" } })],
    ["inputs with every kind of character", withInputs({ "aB-c_9": { type: "string" } })],
    ["an array of texts to answer", withOutputs({ tags: { type: "array", items: { type: "string" } } })],
    ["an array whose items may be anything", withOutputs({ tags: { type: "array" } })],
    [
      "an array of objects",
      withOutputs({
        rows: { type: "array", items: { type: "object", properties: { a: { type: "string" } } } },
      }),
    ],
    [
      "an array in an object",
      withOutputs({ row: { type: "object", properties: { all: { type: "array" } } } }),
    ],
    [
      "items of what is no array",
      withOutputs({ row: { type: "object", items: { type: "array", items: { type: "array" } } } }),
    ],
    ["an output with a name that inputs may not have", withOutputs({ orgId: { type: "string" } })],
  ])("may have %s", async (_what, overrides) => {
    expect(await refused(overrides)).toEqual([]);
  });

  it.each([
    ["a name of 129 characters", { name: `L${"o".repeat(128)}` }, "1 to 128 letters"],
    ["a name that begins with a blank", { name: " lookup" }, "1 to 128 letters"],
    ["a name with a slash", { name: "look/up" }, "1 to 128 letters"],
    ["a name with something behind it", { name: "lookup\n" }, "1 to 128 letters"],
    ["a description of 256 characters", { description: "d".repeat(256) }, "255"],
    ["CXone's runtime", { runtime: "nodejs18" }, "such as nodejs22.x"],
    ["a runtime with something before it", { runtime: "my-nodejs22.x" }, "such as nodejs22.x"],
    ["a runtime with something behind it", { runtime: "nodejs22.xyz" }, "such as nodejs22.x"],
    ["a runtime that is no Node.js", { runtime: "nodejs2222.x" }, "such as nodejs22.x"],
    ["no time", { timeoutSeconds: 0 }, "1 to 15"],
    ["more time than there is", { timeoutSeconds: 16 }, "1 to 15"],
    [
      "an input that the platform has itself",
      withInputs({ orgId: { type: "string" } }),
      "inputs.orgId has a name that Genesys Cloud keeps for itself",
    ],
    ["another of them", withInputs({ integrationId: { type: "string" } }), "keeps for itself"],
    ["and the last", withInputs({ rawRequest: { type: "string" } }), "keeps for itself"],
    [
      "an input that begins with a digit",
      withInputs({ "1st": { type: "string" } }),
      "beginning with a letter",
    ],
    ["an input with a dot", withInputs({ "a.b": { type: "string" } }), "beginning with a letter"],
    [
      "an input that is an object",
      withInputs({ address: { type: "object" } }),
      "inputs.address is no plain value (object)",
    ],
    [
      "an input that is a list",
      withInputs({ tags: { type: "array" } }),
      "Make it string, integer, number, boolean",
    ],
    ["an input whose schema is none", withInputs({ any: "string" as never }), "inputs.any has no type"],
    [
      "an array in an array",
      withOutputs({ rows: { type: "array", items: { type: "array" } } }),
      "outputs.rows has an array in an array",
    ],
    [
      "an array in an object in an array",
      withOutputs({
        rows: {
          type: "array",
          items: {
            type: "object",
            properties: { no: { type: "string" }, all: { type: "array", items: { type: "array" } } },
          },
        },
      }),
      "outputs.rows has an array in an array",
    ],
  ])("is refused in the preview with %s", async (_what, overrides, reason) => {
    const reasons = await refused(overrides);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toContain(reason);
  });

  it("keeps its contract: even an output more is refused, which flows of CXone may get", async () => {
    const more = withOutputs({ tier: { type: "string" }, more: { type: "string" } });
    const before = sampleInputs(withOutputs({ tier: { type: "string" } }));
    expect(await refused(more, before)).toEqual([expect.stringContaining("[CONTRACT_BREAKING]")]);
  });

  it.each([
    [256 * 1024 * 1024, []],
    [
      256 * 1024 * 1024 + 1,
      [expect.stringMatching(/^code: code is larger than Genesys Cloud takes .*CODE_TOO_LARGE/)],
    ],
  ])("may have a bundle of 256 MiB and not a byte more: %i bytes", async (sizeBytes, reasons) => {
    const file = path.join(temporaryFolder(), "bundle.zip");
    fs.writeFileSync(file, "");
    fs.truncateSync(file, sizeBytes);
    expect(await refused({ code: { ...bundleAsset(), path: file } })).toEqual(reasons);
  });
});
