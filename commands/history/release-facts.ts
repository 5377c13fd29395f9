import { createHash } from "node:crypto";
import { releaseKey } from "../../infra/artifacts/artifact-key";
import type { ArtifactStore } from "../../infra/artifacts/artifact-store";
import { parseRelease } from "../../infra/releases/read-release";
import { short } from "../text/short";

/** What the store tells of a release. */
export interface ReleaseFacts {
  /** Of the bundle. */
  readonly sizeBytes: number;
  /** The contract's version: the beginning of the sha256 of its text, so equal contracts have one version everywhere. */
  readonly contractVersion: string;
}

/** The facts of each release that could be read, and why the others could not, each reason once. */
export interface FactsOfReleases {
  readonly facts: ReadonlyMap<string, ReleaseFacts>;
  readonly problems: readonly string[];
}

/** Reads releases for display: one that is missing or damaged is a note, not an error. */
export async function readFacts(store: ArtifactStore, ids: Iterable<string>): Promise<FactsOfReleases> {
  const facts = new Map<string, ReleaseFacts>();
  const problems = new Set<string>();
  const read = async (id: string): Promise<void> => {
    const bytes = await store.get(releaseKey(id));
    const { sizeBytes, contract } = parseRelease(bytes, `${id} in ${store.describe()}`);
    facts.set(id, { sizeBytes, contractVersion: contractVersion(contract) });
  };
  await Promise.all(
    [...new Set(ids)].map((id) => read(id).catch((error: Error) => problems.add(error.message))),
  );
  return { facts, problems: [...problems].sort() };
}

/** See {@link ReleaseFacts.contractVersion}. */
export function contractVersion(contract: string): string {
  return short(createHash("sha256").update(contract).digest("hex"));
}
