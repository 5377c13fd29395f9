/** One request as a simulator saw it. Holds no header and no body, so no token and no secret. */
export interface LogEntry {
  readonly service: string;
  /** When the request arrived, ISO 8601. */
  readonly time: string;
  readonly method: string;
  /** As sent: percent-encoded, with the query. */
  readonly path: string;
  /** Null while the request is being served, and for good when no status was ever sent. */
  status: number | null;
  /** From arrival to the answer; null until then. */
  durationMs: number | null;
  /** The kind of the planned fault that it met, if any. */
  fault?: string;
}

/** The requests of one simulator in order of arrival; the oldest are forgotten, so memory stays bounded. */
export class RequestLog {
  #entries: LogEntry[] = [];

  /** @param maxEntries at least this many of the newest are kept; default 10,000 */
  constructor(readonly maxEntries = 10_000) {}

  /** Every request kept, oldest first. */
  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  /** How many kept requests have this method and whose path matches; a string matches the whole path, query apart. */
  count(method: string, path: string | RegExp): number {
    const matches = (entry: LogEntry): boolean =>
      typeof path === "string" ? entry.path.split("?")[0] === path : entry.path.search(path) !== -1;
    return this.#entries.filter((entry) => entry.method === method && matches(entry)).length;
  }

  /** Adds a request on its arrival; its status is filled in before the answer leaves. */
  add(entry: LogEntry): void {
    this.#entries.push(entry);
    // Trimmed in bulk: shifting an array of this size for each request would cost more than serving it.
    if (this.#entries.length >= this.maxEntries * 2) this.#entries = this.#entries.slice(-this.maxEntries);
  }

  /** Forgets every request. */
  clear(): void {
    this.#entries = [];
  }
}
