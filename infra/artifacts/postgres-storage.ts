import type { ObjectStorage, StoredObject } from "./object-storage";
import { PostgresConnection } from "./postgres-connection";
import { stateTableOf } from "./postgres-url";
import { storeTimeouts } from "./store-timeouts";

const TABLE = "data_action_artifacts";

interface Row {
  readonly key: string;
  readonly size: string;
  readonly modified_at: Date;
}

/**
 * Objects as rows of the table `data_action_artifacts`. Their keys begin with the project, and where the URL names a
 * state table of its own (`?table=state_prod`), with that before it: stacks whose states do not see each other do not
 * prune each other's releases.
 *
 * Versions before this one kept the rows of every state table in one part, that of the default table. It stays
 * readable, is copied as a whole by the first write of a state table's own part, and nothing of it is ever deleted
 * through a state table's own part: which state a row there belongs to cannot be told.
 */
export class PostgresStorage implements ObjectStorage {
  private readonly connection: PostgresConnection;
  private readonly stateTable: string | undefined;
  /** What the keys of this store begin with. */
  private readonly prefix: string;
  /** What they began with in earlier versions, and still do where the state is in the default table. */
  private readonly sharedPrefix: string;
  private copied: Promise<unknown> | undefined;

  /**
   * @param folder the project
   * @param nowEpochMs this machine's clock, as its callers know it; injected in tests
   */
  constructor(
    private readonly url: URL,
    folder: string,
    private readonly nowEpochMs: () => number = Date.now,
    timeouts = storeTimeouts,
  ) {
    this.connection = new PostgresConnection(url, TABLE, timeouts);
    this.stateTable = stateTableOf(url);
    this.sharedPrefix = `${folder}/`;
    // No project's name has an equals sign.
    this.prefix = this.stateTable ? `table=${this.stateTable}/${this.sharedPrefix}` : this.sharedPrefix;
  }

  async write(key: string, bytes: Uint8Array): Promise<void> {
    const { rowCount } = await this.connection.query(
      `UPDATE ${TABLE} SET modified_at = now() WHERE key = $1 AND sha256(bytes) = sha256($2)`,
      [this.prefix + key, Buffer.from(bytes)],
    );
    if (rowCount === 1) return;
    await this.copyShared();
    await this.connection.query(
      `INSERT INTO ${TABLE} (key, bytes, modified_at) VALUES ($1, $2, now())
       ON CONFLICT (key) DO UPDATE SET bytes = EXCLUDED.bytes, modified_at = EXCLUDED.modified_at`,
      [this.prefix + key, Buffer.from(bytes)],
    );
  }

  async read(key: string): Promise<Uint8Array | undefined> {
    const { rows } = await this.connection.query<{ bytes: Buffer }>(
      `SELECT bytes FROM ${TABLE} WHERE key IN ($1, $2) ORDER BY key = $1 DESC LIMIT 1`,
      [this.prefix + key, this.sharedPrefix + key],
    );
    return rows[0]?.bytes;
  }

  async *list(): AsyncGenerator<StoredObject> {
    const { rows } = await this.connection.query<Row>(
      `SELECT key, octet_length(bytes) AS size, modified_at FROM ${TABLE} WHERE starts_with(key, $1)`,
      [this.prefix],
    );
    for (const { key, size, modified_at } of rows)
      yield { key: key.slice(this.prefix.length), sizeBytes: Number(size), modifiedAt: modified_at };
  }

  async deleteIfOlderThan(key: string, epochMs: number): Promise<boolean> {
    // As an age, for the times in the table are those of the server's clock.
    const { rowCount } = await this.connection.query(
      `DELETE FROM ${TABLE} WHERE key = $1 AND modified_at < now() - $2::float8 * interval '1 millisecond'`,
      [this.prefix + key, this.nowEpochMs() - epochMs],
    );
    return rowCount === 1;
  }

  describe(): string {
    const { host, pathname } = this.url;
    const part = this.stateTable ? `the part of ${this.stateTable} in ` : "";
    return `${part}the table ${TABLE} of postgres://${host}${pathname}`;
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  /** Before the first write: whatever the default table's stacks prune from now on, this part has what it had. */
  private copyShared(): Promise<unknown> {
    if (this.stateTable === undefined) return Promise.resolve();
    this.copied ??= this.connection
      .query(
        `INSERT INTO ${TABLE} (key, bytes, modified_at)
         SELECT $1::text || substr(key, length($2::text) + 1), bytes, modified_at FROM ${TABLE}
         WHERE starts_with(key, $2::text) AND NOT EXISTS (SELECT FROM ${TABLE} WHERE starts_with(key, $1::text))
         ON CONFLICT (key) DO NOTHING`,
        [this.prefix, this.sharedPrefix],
      )
      .catch((error: unknown) => {
        this.copied = undefined;
        throw error;
      });
    return this.copied;
  }
}
