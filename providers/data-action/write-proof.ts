import { createHmac } from "node:crypto";
import type { ActionRecord } from "../platforms/data-actions-api";
import { contentOfRecord, type VisibleContent } from "./visible-content";

/** The tag that carries the proof. */
export const WRITE_PROOF_TAG = "write-proof";

/**
 * A proof, stored as a tag, that a version of an action was written by the holder of the resource's key: it covers
 * the visible content and the version that was replaced. It recognises our own write when its answer was lost, and
 * cannot be mistaken: an edit by hand changes the content or the version and leaves the tag, and another stack has
 * another key.
 *
 * @param replacedVersion 0 for an action that did not exist
 */
export function writeProof(keyHex: string, content: VisibleContent, replacedVersion: number): string {
  const { name, description, contract, runtime, timeoutSeconds, codeSha256, environmentNames } = content;
  const parts = [name, description, contract, runtime, timeoutSeconds, codeSha256, environmentNames];
  return createHmac("sha256", Buffer.from(keyHex, "hex"))
    .update(JSON.stringify([...parts, replacedVersion]))
    .digest("hex")
    .slice(0, 32);
}

/**
 * Whether this very version of an action is proven to be our own write.
 * ASSUMED: a write raises the version by one, the first version is 1 (write-proof.test.ts). Where a server counts
 * otherwise, nothing is proven, and the comparison of contents decides alone.
 */
export function isOwnWrite(record: ActionRecord, keyHex: string): boolean {
  const proof = record.tags?.[WRITE_PROOF_TAG];
  if (keyHex === "" || proof === undefined || record.version === undefined) return false;
  return proof === writeProof(keyHex, contentOfRecord(record), record.version - 1);
}
