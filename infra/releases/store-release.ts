import { bundleKey, releaseKey } from "../artifacts/artifact-key";
import type { ArtifactStore } from "../artifacts/artifact-store";
import type { ReleaseWithCode } from "./read-release";

/**
 * Stores a release, its bundle first: a release that can be found can be restored.
 *
 * @throws ARTIFACT_STORE_FAILED; ARTIFACT_KEY_INVALID where `code` is not the release's bundle
 */
export async function storeRelease(
  store: ArtifactStore,
  { release, id, bytes, code }: ReleaseWithCode,
): Promise<void> {
  await store.put(bundleKey(release.codeSha256), code);
  await store.put(releaseKey(id), bytes);
}
