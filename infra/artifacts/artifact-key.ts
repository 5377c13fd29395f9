import { createHash } from "node:crypto";

/** The name of a bundle (`.zip`) or a release (`.json`) in an artifact store: the sha256 of its bytes, and its kind. */
export type ArtifactKey = `${string}.zip` | `${string}.json`;

/** The key of the bundle with this sha256 (64 hex digits). */
export function bundleKey(sha256: string): ArtifactKey {
  return `${sha256}.zip`;
}

/** The key of the release with this id (64 hex digits). */
export function releaseKey(id: string): ArtifactKey {
  return `${id}.json`;
}

/** Whether a name is that of an artifact; a store may hold other things, which are none of ours. */
export function isArtifactKey(name: string): name is ArtifactKey {
  return /^[0-9a-f]{64}\.(zip|json)$/.test(name);
}

/** Whether bytes are those that the key names. */
export function isContentOf(key: ArtifactKey, bytes: Uint8Array): boolean {
  return key.startsWith(`${createHash("sha256").update(bytes).digest("hex")}.`);
}
