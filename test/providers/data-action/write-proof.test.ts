import { formatContract } from "../../../providers/contract/contract-text";
import type { ActionRecord } from "../../../providers/platforms/data-actions-api";
import { contentOfRecord } from "../../../providers/data-action/visible-content";
import { isOwnWrite, WRITE_PROOF_TAG, writeProof } from "../../../providers/data-action/write-proof";

const KEY = "ab".repeat(32);
const plain: ActionRecord = {
  id: "42",
  name: "lookup",
  description: "d",
  runtime: "nodejs18",
  contract: formatContract({ inputs: { properties: {}, required: [] }, outputs: { properties: {} } }),
  version: 4,
  codeSha256: "aa",
  timeoutSeconds: 20,
  environmentNames: ["A"],
};
const proven: ActionRecord = {
  ...plain,
  tags: { [WRITE_PROOF_TAG]: writeProof(KEY, contentOfRecord(plain), 3) },
};

describe("isOwnWrite", () => {
  it("holds when our key proves the content and the version that was replaced", () => {
    expect(isOwnWrite(proven, KEY)).toBe(true);
  });

  it.each<[string, Partial<ActionRecord>]>([
    ["the content was edited", { description: "by hand" }],
    ["a later version carries the tag along", { version: 5 }],
    ["a variable was added", { environmentNames: ["A", "B"] }],
    ["there is no tag", { tags: {} }],
  ])("does not hold when %s", (_name, change) => {
    expect(isOwnWrite({ ...proven, ...change }, KEY)).toBe(false);
  });

  it("does not hold when the key is another's, or there is none", () => {
    expect([isOwnWrite(proven, "cd".repeat(32)), isOwnWrite(proven, "")]).toEqual([false, false]);
  });
});
