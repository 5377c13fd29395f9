import type { ClientConfig, Pool, QueryResult, QueryResultRow } from "pg";
import { clientUrl } from "./postgres-url";
import { noAnswer, type StoreTimeouts } from "./store-timeouts";

/** Any number, the same in all versions: it makes those who create the table at once wait for each other. */
const CREATION_LOCK = 7_230_511_942;

/**
 * A few connections to a database with the table of the artifacts, which the first query makes. The client is loaded by
 * the first query, not by a program that needs no PostgreSQL.
 */
export class PostgresConnection {
  private connected: Promise<Pool> | undefined;

  constructor(
    private readonly url: URL,
    private readonly table: string,
    private readonly timeouts: StoreTimeouts,
  ) {}

  async query<R extends QueryResultRow>(sql: string, values: readonly unknown[]): Promise<QueryResult<R>> {
    try {
      const pool = await this.connect();
      return await pool.query<R>(sql, [...values]);
    } catch (error) {
      throw this.inWords(error);
    }
  }

  async close(): Promise<void> {
    const connected = this.connected;
    this.connected = undefined;
    // A connection that was never made needs no end, and its failure has been told.
    const pool = await connected?.catch(() => undefined);
    await pool?.end();
  }

  private connect(): Promise<Pool> {
    this.connected ??= this.open().catch((error: unknown) => {
      this.connected = undefined;
      throw error;
    });
    return this.connected;
  }

  private async open(): Promise<Pool> {
    const { Client, Pool } = await import("pg");
    const { connectMs, answerMs } = this.timeouts;
    // Not a time-out of the pool, which would count the wait for a free connection as well.
    class TimedClient extends Client {
      constructor(config?: ClientConfig) {
        super({ ...config, connectionTimeoutMillis: connectMs });
      }
    }
    const pool = new Pool({
      Client: TimedClient,
      connectionString: clientUrl(this.url),
      max: 4,
      // On our side alone: `statement_timeout` is a parameter that PgBouncer refuses to connect with.
      query_timeout: answerMs,
      keepAlive: true,
      // A program that forgot to close the store still ends.
      allowExitOnIdle: true,
    });
    // The server may end an idle connection; the pool makes another one, and without a listener the process would die.
    pool.on("error", () => undefined);
    try {
      await createTable(pool, this.table);
      return pool;
    } catch (error) {
      await pool.end();
      throw error;
    }
  }

  /** The client's messages where they say too little; pg 8.23. */
  private inWords(error: unknown): unknown {
    const { message = "" } = error as Partial<Error>;
    if (message === "timeout expired") return noAnswer(this.timeouts.connectMs);
    if (message === "Query read timeout") return noAnswer(this.timeouts.answerMs);
    if (message.includes("does not support SSL"))
      return new Error(
        `${message} (sslmode=disable in its URL does without, on a line that nobody else is on)`,
      );
    if (/certificate/i.test(message))
      return new Error(`${message} (sslrootcert=FILE in its URL names the authority that signed it)`);
    return error;
  }
}

/** Makes the table unless it is there. Where it is, no right to create one is needed. */
async function createTable(pool: Pool, table: string): Promise<void> {
  const { rows } = await pool.query<{ present: boolean }>(`SELECT to_regclass($1) IS NOT NULL AS present`, [
    table,
  ]);
  if (rows[0]?.present) return;
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    // CREATE TABLE IF NOT EXISTS alone fails when two sessions run it at once.
    await client.query("SELECT pg_advisory_xact_lock($1)", [CREATION_LOCK]);
    await client.query(
      `CREATE TABLE IF NOT EXISTS ${table} (key text PRIMARY KEY, bytes bytea NOT NULL, modified_at timestamptz NOT NULL)`,
    );
    await client.query("COMMIT");
    client.release();
  } catch (error) {
    // Ends the connection, and the transaction with it: it may be one that no longer answers.
    client.release(true);
    throw error;
  }
}
