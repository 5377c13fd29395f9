/** What a storage tells of an object. */
export interface StoredObject {
  readonly key: string;
  readonly sizeBytes: number;
  /** When it was last written or touched. */
  readonly modifiedAt: Date;
}

/**
 * A place for objects: the part of an artifact store that differs between a folder, S3 and PostgreSQL. It knows nothing
 * of hashes, and fails with whatever error its client throws.
 */
export interface ObjectStorage {
  /**
   * Writes the object whole or not at all, and counts as modified now. Where the very bytes are there already, they
   * need not be sent again, but `modifiedAt` must not stay old: pruning goes by it.
   */
  write(key: string, bytes: Uint8Array): Promise<void>;
  /** @returns undefined where there is no such object */
  read(key: string): Promise<Uint8Array | undefined>;
  list(): AsyncIterable<StoredObject>;
  /**
   * Deletes the object unless it was written or touched since, by the store's own clock where it has one.
   *
   * @returns whether it was deleted; an object that is not there is no failure
   */
  deleteIfOlderThan(key: string, epochMs: number): Promise<boolean>;
  /** Where it is, for people; without credentials. */
  describe(): string;
  close(): Promise<void>;
}
