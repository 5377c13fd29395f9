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

const withoutVersion = ({ version: _version, ...record }: ActionRecord): ActionRecord => record;

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

  it.each<[string, ActionRecord, string]>([
    ["there are no tags", { ...plain }, KEY],
    ["there is neither tag nor key", { ...plain }, ""],
    [
      "there is no key, and the proof was made without one",
      { ...plain, tags: { [WRITE_PROOF_TAG]: writeProof("", contentOfRecord(plain), 3) } },
      "",
    ],
    ["the server has no versions", withoutVersion(proven), KEY],
    [
      "the server has no versions, and the proof is of one that is no number",
      withoutVersion({
        ...plain,
        tags: { [WRITE_PROOF_TAG]: writeProof(KEY, contentOfRecord(plain), Number.NaN) },
      }),
      KEY,
    ],
  ])("does not hold when %s", (_name, record, key) => {
    expect(isOwnWrite(record, key)).toBe(false);
  });
});

describe("writeProof", () => {
  // Actions that are live carry it: another text, and no write of an earlier version would be known as ours.
  it("is what the versions before wrote", () => {
    expect(WRITE_PROOF_TAG).toBe("write-proof");
    expect(writeProof(KEY, contentOfRecord(plain), 3)).toBe("03e59d7bfa72a4e50dc2e180e8b6bb85");
  });

  it("differs by every bit of the key", () => {
    const proofs = ["ab", "ac", "bb", "00"].map((byte) =>
      writeProof(byte.repeat(32), contentOfRecord(plain), 3),
    );
    expect(new Set(proofs).size).toBe(4);
  });
});
