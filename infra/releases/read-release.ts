import * as z from "zod";
import type { IdentifiedRelease, Release } from "../../providers/releases/release";
import { ArtifactError } from "../artifacts/artifact-error";
import { bundleKey, releaseKey } from "../artifacts/artifact-key";
import type { ArtifactStore } from "../artifacts/artifact-store";

/** Strict: a release with something in it that is not understood would be restored by half. */
const releaseSchema = z.strictObject({
  formatVersion: z.literal(1),
  name: z.string().min(1),
  description: z.string(),
  contract: z.string(),
  runtime: z.string(),
  timeoutSeconds: z.number(),
  codeSha256: z.string().regex(/^[0-9a-f]{64}$/),
  manifest: z.string(),
  sizeBytes: z.number().int().nonnegative(),
});

/** A release and the very bytes that are deployed with it. */
export interface ReleaseWithCode extends IdentifiedRelease {
  /** The ZIP whose sha256 is `release.codeSha256`. */
  readonly code: Uint8Array;
}

/**
 * Reads a release out of its stored bytes.
 *
 * @param source what the error names, for example the id and the store
 * @throws RELEASE_UNREADABLE
 */
export function parseRelease(bytes: Uint8Array, source: string): Release {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw unreadable(source, "it is not JSON");
  }
  const result = releaseSchema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw unreadable(source, `${issue?.path.join(".") || "it"}: ${issue?.message ?? "is of another shape"}`);
}

/**
 * Fetches a release and its bundle from the store, both verified.
 *
 * @param id the release's whole id, 64 hex digits
 * @throws ARTIFACT_MISSING, ARTIFACT_CORRUPT, ARTIFACT_STORE_FAILED, ARTIFACT_KEY_INVALID, RELEASE_UNREADABLE
 */
export async function readReleaseWithCode(store: ArtifactStore, id: string): Promise<ReleaseWithCode> {
  const bytes = await store.get(releaseKey(id));
  const release = parseRelease(bytes, `${id} in ${store.describe()}`);
  return { release, id, bytes, code: await store.get(bundleKey(release.codeSha256)) };
}

function unreadable(source: string, seen: string): ArtifactError {
  return new ArtifactError(
    "RELEASE_UNREADABLE",
    `Reading release ${source} failed: ${seen}. It was written by another version of this project: ` +
      `use a checkout at least as new as the one that deployed it.`,
  );
}
