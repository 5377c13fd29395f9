import type { ArtifactStore, StoredArtifact } from "../../infra/artifacts/artifact-store";
import { planPrune } from "./plan-prune";
import type { PruneOptions } from "./prune-options";
import { renderDryRun, renderPlan, renderRemoval } from "./render-prune";

/**
 * Removes from one store what nothing points at, or only says so.
 *
 * @param listed what was in it before the states were read
 * @param pointers the sha256s that any stack points at
 * @returns what it did, for people
 */
export async function pruneStore(
  store: ArtifactStore,
  listed: readonly StoredArtifact[],
  pointers: ReadonlySet<string>,
  { minAgeMs, remove }: Pick<PruneOptions, "minAgeMs" | "remove">,
  nowEpochMs: number,
): Promise<string[]> {
  const olderThanEpochMs = nowEpochMs - minAgeMs;
  const plan = planPrune(listed, pointers, olderThanEpochMs);
  const lines = [`\nArtifact store: ${store.describe()}`, ...renderPlan(plan, minAgeMs)];
  if (!remove) return [...lines, renderDryRun(plan)];
  // An update that uses one of them again has renewed its age since the list was made: the store looks once more.
  const removed: StoredArtifact[] = [];
  for (const artifact of plan.removable)
    if (await store.deleteIfOlderThan(artifact.key, olderThanEpochMs)) removed.push(artifact);
  return [...lines, renderRemoval(removed, listed.length - removed.length)];
}

/** What is in a store, newest first. */
export async function artifactsOf(store: ArtifactStore): Promise<StoredArtifact[]> {
  const artifacts: StoredArtifact[] = [];
  for await (const artifact of store.list()) artifacts.push(artifact);
  return artifacts.sort((a, b) => b.modifiedAt.getTime() - a.modifiedAt.getTime());
}
