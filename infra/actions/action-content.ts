import { formatContract } from "../../providers/contract/contract-text";
import type { Release } from "../../providers/releases/release";
import { toApiSchema } from "./api-schema";
import type { DiscoveredAction } from "./discover-actions";
import type { ArtifactStore } from "../artifacts/artifact-store";
import { bundleAction } from "../bundle/bundle-action";
import { readReleaseWithCode } from "../releases/read-release";

/** What a release consists of, with the very bytes. The environment is not part of it. */
export interface ActionContent {
  readonly release: Omit<Release, "formatVersion">;
  /** The ZIP whose sha256 is `release.codeSha256`. */
  readonly code: Uint8Array;
}

/**
 * The content that an action's source has now.
 *
 * @throws BUNDLE_FAILED
 */
export async function contentFromSource(
  projectRoot: string,
  { folder, description: action }: DiscoveredAction,
): Promise<ActionContent> {
  const { bytes, sha256, manifest } = await bundleAction(projectRoot, folder);
  const contract = formatContract({
    inputs: toApiSchema(action.contract.inputs, "input"),
    outputs: toApiSchema(action.contract.outputs, "output"),
  });
  const { name, description, runtime, timeoutSeconds } = action;
  const sizeBytes = bytes.length;
  return {
    release: {
      name,
      description,
      contract,
      runtime,
      timeoutSeconds,
      codeSha256: sha256,
      manifest,
      sizeBytes,
    },
    code: bytes,
  };
}

/**
 * The content that an action had in an earlier release.
 *
 * @param id the release's id, 64 hex digits
 * @throws ARTIFACT_MISSING, ARTIFACT_CORRUPT, ARTIFACT_STORE_FAILED, RELEASE_UNREADABLE
 */
export async function contentFromRelease(store: ArtifactStore, id: string): Promise<ActionContent> {
  const { release, code } = await readReleaseWithCode(store, id);
  return { release, code };
}
