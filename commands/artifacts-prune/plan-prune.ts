import type { StoredArtifact } from "../../infra/artifacts/artifact-store";

/** What becomes of each artifact of a store. */
export interface PrunePlan {
  /** A stack points at them. */
  readonly kept: readonly StoredArtifact[];
  /** Nothing points at them, and they are too young to be removed. */
  readonly young: readonly StoredArtifact[];
  readonly removable: readonly StoredArtifact[];
}

/**
 * Decides what can be removed.
 *
 * @param pointers the sha256s that any stack points at
 * @param olderThanEpochMs what was modified at this time or later stays
 */
export function planPrune(
  artifacts: readonly StoredArtifact[],
  pointers: ReadonlySet<string>,
  olderThanEpochMs: number,
): PrunePlan {
  const plan = {
    kept: [] as StoredArtifact[],
    young: [] as StoredArtifact[],
    removable: [] as StoredArtifact[],
  };
  for (const artifact of artifacts) {
    const isPointedAt = pointers.has(artifact.key.slice(0, 64));
    const isOld = artifact.modifiedAt.getTime() < olderThanEpochMs;
    (isPointedAt ? plan.kept : isOld ? plan.removable : plan.young).push(artifact);
  }
  return plan;
}
