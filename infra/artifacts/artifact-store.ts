import { ArtifactError } from "./artifact-error";
import { type ArtifactKey, isArtifactKey, isContentOf } from "./artifact-key";
import type { ObjectStorage } from "./object-storage";

/** What a store tells of an artifact. */
export interface StoredArtifact {
  readonly key: ArtifactKey;
  readonly sizeBytes: number;
  readonly modifiedAt: Date;
}

/**
 * The bundles and releases of one project, each under the sha256 of its content. Nothing is stored under another name,
 * and nothing is given out that does not match its name.
 */
export class ArtifactStore {
  constructor(private readonly storage: ObjectStorage) {}

  /**
   * Stores an artifact; where it is there already, only its `modifiedAt` is renewed.
   *
   * @throws ARTIFACT_KEY_INVALID, ARTIFACT_STORE_FAILED
   */
  async put(key: ArtifactKey, bytes: Uint8Array): Promise<void> {
    this.checkKey(key);
    if (!isContentOf(key, bytes))
      throw new ArtifactError(
        "ARTIFACT_KEY_INVALID",
        `Storing ${key} in ${this.describe()} was refused: the content has another sha256. Run the command again; if it stays so, report it.`,
      );
    await this.attempt(`Storing ${key} in`, () => this.storage.write(key, bytes));
  }

  /**
   * Reads an artifact and verifies it.
   *
   * @throws ARTIFACT_MISSING, ARTIFACT_CORRUPT, ARTIFACT_KEY_INVALID, ARTIFACT_STORE_FAILED
   */
  async get(key: ArtifactKey): Promise<Uint8Array> {
    this.checkKey(key);
    const bytes = await this.attempt(`Reading ${key} from`, () => this.storage.read(key));
    if (bytes === undefined)
      throw new ArtifactError(
        "ARTIFACT_MISSING",
        `Reading ${key} from ${this.describe()} failed: there is no such object. It was pruned, or the store is not the one it was ` +
          `written to: check artifactsUrl, restore the object from a backup, or deploy from the source instead.`,
      );
    if (!isContentOf(key, bytes))
      throw new ArtifactError(
        "ARTIFACT_CORRUPT",
        `Reading ${key} from ${this.describe()} failed: its ${bytes.length} bytes have another sha256 than its name says. ` +
          `Delete the object and restore it from a backup, or deploy from the source, which stores it anew.`,
      );
    return bytes;
  }

  /**
   * All artifacts, in no order; what else lies there is left out.
   *
   * @throws ARTIFACT_STORE_FAILED
   */
  async *list(): AsyncGenerator<StoredArtifact> {
    try {
      for await (const object of this.storage.list()) {
        const { key } = object;
        if (isArtifactKey(key)) yield { ...object, key };
      }
    } catch (error) {
      throw this.failed("Listing", error);
    }
  }

  /**
   * Deletes an artifact unless it was stored again since `epochMs`.
   *
   * @returns whether it was deleted; false also where it is gone
   * @throws ARTIFACT_KEY_INVALID, ARTIFACT_STORE_FAILED
   */
  async deleteIfOlderThan(key: ArtifactKey, epochMs: number): Promise<boolean> {
    this.checkKey(key);
    return this.attempt(`Deleting ${key} from`, () => this.storage.deleteIfOlderThan(key, epochMs));
  }

  /** Where it is, for people; without credentials. */
  describe(): string {
    return this.storage.describe();
  }

  /** Ends its connections; it cannot be used afterwards. */
  close(): Promise<void> {
    return this.storage.close();
  }

  private checkKey(key: string): void {
    if (isArtifactKey(key)) return;
    throw new ArtifactError(
      "ARTIFACT_KEY_INVALID",
      `Using ${JSON.stringify(key)} in ${this.describe()} was refused: an artifact is named by 64 hex digits and .zip or .json. ` +
        `Give a release's whole id.`,
    );
  }

  private async attempt<T>(operation: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.failed(operation, error);
    }
  }

  private failed(operation: string, error: unknown): ArtifactError {
    if (error instanceof ArtifactError) return error;
    return new ArtifactError(
      "ARTIFACT_STORE_FAILED",
      `${operation} ${this.describe()} failed: ${reasonOf(error)}. Check that the store can be reached from here and that ` +
        `your credentials may read, write, list and delete in it; then run the command again.`,
    );
  }
}

/** The clients' messages name hosts and permissions, not credentials; nothing else of an error is looked at. */
function reasonOf(error: unknown): string {
  const { code, name, message, errors } = (error ?? {}) as Partial<AggregateError & NodeJS.ErrnoException>;
  // Of a host with several addresses, each with its failure, the first one tells enough.
  if (!message && errors && errors.length > 0) return reasonOf(errors[0]);
  const text = message?.split("\n")[0]?.replace(/\.$/, "") ?? "";
  const label = typeof code === "string" ? code : name === "Error" ? undefined : name;
  return (
    [label && text.includes(label) ? undefined : label, text].filter(Boolean).join(": ") || "unknown error"
  );
}
