import type { StoredArtifact } from "../../infra/artifacts/artifact-store";
import type { PrunePlan } from "./plan-prune";

/**
 * What becomes of each artifact of a store, for people.
 *
 * @param minAgeMs what younger artifacts are kept for
 */
export function renderPlan({ kept, young, removable }: PrunePlan, minAgeMs: number): string[] {
  return [
    ...kept.map((artifact) => `  keep    ${line(artifact)}`),
    ...young.map((artifact) => `  keep    ${line(artifact)}, younger than ${minAgeMs / 60_000} minutes`),
    ...removable.map((artifact) => `  remove  ${line(artifact)}`),
  ];
}

/** What `--yes` would do. */
export function renderDryRun({ kept, young, removable }: PrunePlan): string {
  const hint = removable.length === 0 ? "" : " Run it again with --yes to remove them.";
  return `Dry run: ${total(removable)} to remove, ${kept.length + young.length} to keep.${hint}`;
}

/** What was done. */
export function renderRemoval(removed: readonly StoredArtifact[], keptCount: number): string {
  return `Removed ${total(removed)}; kept ${keptCount}.`;
}

/** What the decision was made from. */
export function renderStacks(names: readonly string[]): string {
  return `Read the state of ${count(names.length, "stack")}: ${names.join(", ") || "none"}.`;
}

function line({ key, sizeBytes, modifiedAt }: StoredArtifact): string {
  return `${key}  ${sizeBytes} B  ${modifiedAt.toISOString()}`;
}

function total(artifacts: readonly StoredArtifact[]): string {
  const kilobytes = Math.ceil(artifacts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 1000);
  return `${count(artifacts.length, "object")}, ${kilobytes} kB`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
