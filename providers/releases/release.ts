import { createHash } from "node:crypto";
import { resourceNameOf } from "./resource-name";
import { numberOf, textOf, type Properties } from "../properties";

/** Everything of a deployed action that a rollback brings back; its environment is not part of it and stays current. */
export interface Release {
  readonly formatVersion: 1;
  /** Of the resource, which is the folder's: without the stack's `nameSuffix`. */
  readonly name: string;
  readonly description: string;
  /** Inputs and outputs, as the resource's `contract` has them. */
  readonly contract: string;
  readonly runtime: string;
  readonly timeoutSeconds: number;
  /** Of the bundle, 64 hex digits; its bytes are in the artifact store. */
  readonly codeSha256: string;
  readonly manifest: string;
  /** Of the bundle. */
  readonly sizeBytes: number;
}

/** A release with its name in the artifact store. */
export interface IdentifiedRelease {
  readonly release: Release;
  /** The sha256 of `bytes`, 64 hex digits. */
  readonly id: string;
  /** The release as canonical JSON: the same release gives the same bytes. */
  readonly bytes: Uint8Array;
}

/**
 * Makes the release of an action out of its content. Pure: whoever has the same content computes the same id. Properties
 * that are not part of a release are left out.
 */
export function toRelease(content: Omit<Release, "formatVersion">): IdentifiedRelease {
  // The order is part of the format: another order is another id.
  const release: Release = {
    formatVersion: 1,
    name: content.name,
    description: content.description,
    contract: content.contract,
    runtime: content.runtime,
    timeoutSeconds: content.timeoutSeconds,
    codeSha256: content.codeSha256,
    manifest: content.manifest,
    sizeBytes: content.sizeBytes,
  };
  const bytes = Buffer.from(`${JSON.stringify(release, null, 2)}\n`);
  return { release, id: createHash("sha256").update(bytes).digest("hex"), bytes };
}

/**
 * The release that the resource's checked inputs describe: the program, which made them, computes the same id. Its name
 * has no suffix, so that going back renames nothing where the stack's suffix changed since.
 */
export function releaseOfInputs(inputs: Properties): IdentifiedRelease {
  return toRelease({
    name: resourceNameOf(inputs),
    description: textOf(inputs, "description"),
    contract: textOf(inputs, "contract"),
    runtime: textOf(inputs, "runtime"),
    timeoutSeconds: numberOf(inputs, "timeoutSeconds") ?? 0,
    codeSha256: textOf(inputs, "codeSha256"),
    manifest: textOf(inputs, "manifest"),
    sizeBytes: numberOf(inputs, "sizeBytes") ?? 0,
  });
}
