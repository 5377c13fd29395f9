import type { ArtifactStore } from "../../infra/artifacts/artifact-store";
import { readReleaseWithCode } from "../../infra/releases/read-release";
import type { Release } from "../../providers/releases/release";
import { CommandError } from "../command-error";
import type { StepBack } from "./step-back";

/**
 * Reads every release that is to be restored, its bundle included, before anything is changed.
 *
 * @returns action name to release
 * @throws ARTIFACT_MISSING, ARTIFACT_CORRUPT, ARTIFACT_STORE_FAILED, RELEASE_UNREADABLE; COMMAND_INVALID where the
 * store's release is another action's
 */
export async function verifyReleases(
  store: ArtifactStore,
  back: readonly StepBack[],
): Promise<ReadonlyMap<string, Release>> {
  const releases = new Map<string, Release>();
  for (const { action, to } of back) {
    const { release } = await readReleaseWithCode(store, to.release);
    if (release.name !== action.name || release.codeSha256 !== to.code)
      throw new CommandError(
        `Going back was refused: release ${to.release} is of "${release.name}" with code ${release.codeSha256}, and the ` +
          `state of "${action.name}" says otherwise. Somebody edited the state: look at pulumi stack export.`,
      );
    releases.set(action.name, release);
  }
  return releases;
}
