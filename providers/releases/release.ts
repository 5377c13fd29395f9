import { createHash } from "node:crypto";

/** Everything of a deployed action that a rollback brings back; its environment is not part of it and stays current. */
export interface Release {
  readonly formatVersion: 1;
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
 * Makes the release of an action out of its inputs. Pure: whoever has the same inputs computes the same id. Properties
 * that are not part of a release are left out.
 */
export function toRelease(inputs: Omit<Release, "formatVersion">): IdentifiedRelease {
  // The order is part of the format: another order is another id.
  const release: Release = {
    formatVersion: 1,
    name: inputs.name,
    description: inputs.description,
    contract: inputs.contract,
    runtime: inputs.runtime,
    timeoutSeconds: inputs.timeoutSeconds,
    codeSha256: inputs.codeSha256,
    manifest: inputs.manifest,
    sizeBytes: inputs.sizeBytes,
  };
  const bytes = Buffer.from(`${JSON.stringify(release, null, 2)}\n`);
  return { release, id: createHash("sha256").update(bytes).digest("hex"), bytes };
}
