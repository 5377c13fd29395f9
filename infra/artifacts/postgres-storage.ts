import type { Pool } from "pg";
import type { ObjectStorage, StoredObject } from "./object-storage";

const TABLE = "data_action_artifacts";

/** Any number, the same in all versions: it makes those who create the table at once wait for each other. */
const CREATION_LOCK = 7_230_511_942;

const CONNECTION_TIMEOUT_MS = 10_000;

interface Row {
  readonly key: string;
  readonly size: string;
  readonly modified_at: Date;
}

/**
 * Objects as rows of the table `data_action_artifacts`, which the first call makes. The client is loaded by the first
 * call, not by a program that needs no PostgreSQL.
 */
export class PostgresStorage implements ObjectStorage {
  private connected: Promise<Pool> | undefined;

  /** @param folder what the keys in the table begin with, before a slash */
  constructor(
    private readonly url: URL,
    private readonly folder: string,
  ) {}

  async write(key: string, bytes: Uint8Array): Promise<void> {
    const pool = await this.connect();
    const { rowCount } = await pool.query(
      `UPDATE ${TABLE} SET modified_at = now() WHERE key = $1 AND sha256(bytes) = sha256($2)`,
      [this.row(key), Buffer.from(bytes)],
    );
    if (rowCount === 1) return;
    await pool.query(
      `INSERT INTO ${TABLE} (key, bytes, modified_at) VALUES ($1, $2, now())
       ON CONFLICT (key) DO UPDATE SET bytes = EXCLUDED.bytes, modified_at = EXCLUDED.modified_at`,
      [this.row(key), Buffer.from(bytes)],
    );
  }

  async read(key: string): Promise<Uint8Array | undefined> {
    const pool = await this.connect();
    const { rows } = await pool.query<{ bytes: Buffer }>(`SELECT bytes FROM ${TABLE} WHERE key = $1`, [
      this.row(key),
    ]);
    return rows[0]?.bytes;
  }

  async has(key: string): Promise<boolean> {
    const pool = await this.connect();
    const { rowCount } = await pool.query(`SELECT 1 FROM ${TABLE} WHERE key = $1`, [this.row(key)]);
    return rowCount === 1;
  }

  async *list(): AsyncGenerator<StoredObject> {
    const pool = await this.connect();
    const prefix = `${this.folder}/`;
    const { rows } = await pool.query<Row>(
      `SELECT key, octet_length(bytes) AS size, modified_at FROM ${TABLE} WHERE starts_with(key, $1)`,
      [prefix],
    );
    for (const { key, size, modified_at } of rows)
      yield { key: key.slice(prefix.length), sizeBytes: Number(size), modifiedAt: modified_at };
  }

  async delete(key: string): Promise<void> {
    const pool = await this.connect();
    await pool.query(`DELETE FROM ${TABLE} WHERE key = $1`, [this.row(key)]);
  }

  describe(): string {
    const { host, pathname } = this.url;
    return `the table ${TABLE} of postgres://${host}${pathname}`;
  }

  async close(): Promise<void> {
    const connected = this.connected;
    this.connected = undefined;
    // A connection that was never made needs no end, and its failure has been told.
    const pool = await connected?.catch(() => undefined);
    await pool?.end();
  }

  private row(key: string): string {
    return `${this.folder}/${key}`;
  }

  private connect(): Promise<Pool> {
    this.connected ??= this.open().catch((error: unknown) => {
      this.connected = undefined;
      throw error;
    });
    return this.connected;
  }

  private async open(): Promise<Pool> {
    const { Pool } = await import("pg");
    const pool = new Pool({
      connectionString: clientUrl(this.url),
      max: 4,
      connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
      // A program that forgot to close the store still ends.
      allowExitOnIdle: true,
    });
    // The server may end an idle connection; the pool makes another one, and without a listener the process would die.
    pool.on("error", () => undefined);
    try {
      await createTable(pool);
      return pool;
    } catch (error) {
      await pool.end();
      throw error;
    }
  }
}

/** Makes the table unless it is there. Where it is, no right to create one is needed. */
async function createTable(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ present: boolean }>(`SELECT to_regclass($1) IS NOT NULL AS present`, [
    TABLE,
  ]);
  if (rows[0]?.present) return;
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    // CREATE TABLE IF NOT EXISTS alone fails when two sessions run it at once.
    await client.query("SELECT pg_advisory_xact_lock($1)", [CREATION_LOCK]);
    await client.query(
      `CREATE TABLE IF NOT EXISTS ${TABLE} (key text PRIMARY KEY, bytes bytea NOT NULL, modified_at timestamptz NOT NULL)`,
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/**
 * The engine's URL as our client has to be told it. The engine's client encrypts unless `sslmode` says otherwise, and
 * ours does not; `uselibpqcompat` gives the modes the meaning they have for the engine.
 * Source: lib/pq (used by the engine 3.248.0) and pg-connection-string 2.14.
 */
function clientUrl(url: URL): string {
  const result = new URL(url);
  const { searchParams } = result;
  // The table of the engine's state.
  searchParams.delete("table");
  if (!searchParams.has("sslmode")) searchParams.set("sslmode", process.env["PGSSLMODE"] || "require");
  searchParams.set("uselibpqcompat", "true");
  return result.toString();
}
