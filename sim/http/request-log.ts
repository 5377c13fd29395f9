/** One request as a simulator saw it. Holds no header and no body, so no token and no secret. */
export interface LogEntry {
  readonly service: string;
  /** When the request arrived, ISO 8601. */
  readonly time: string;
  readonly method: string;
  /** As sent: percent-encoded, with the query. May hold personal data: shown through `maskQuery` alone. */
  readonly path: string;
  /** Null while the request is being served, and for good when no status was ever sent. */
  status: number | null;
  /** From arrival to the answer; null until then. */
  durationMs: number | null;
  /** The kind of the planned fault that it met, if any. */
  fault?: string;
}

/** A path as it may be shown: the values of its query, such as a caller's phone number, are `***`. */
export function maskQuery(path: string): string {
  const [plainPath = "", ...query] = path.split("?");
  if (query.length === 0) return path;
  const parameters = query.join("?").split("&");
  return `${plainPath}?${parameters.map(maskParameter).join("&")}`;
}

/** Without a name, all of it may be the value. */
function maskParameter(parameter: string): string {
  if (parameter === "") return "";
  const nameEnd = parameter.indexOf("=");
  return nameEnd === -1 ? "***" : `${parameter.slice(0, nameEnd)}=***`;
}

/** The requests of one simulator in order of arrival; the oldest are forgotten, so memory stays bounded. */
export class RequestLog {
  private kept: LogEntry[] = [];

  /** @param maxEntries at least this many of the newest are kept; default 10,000 */
  constructor(readonly maxEntries = 10_000) {}

  /** Every request kept, oldest first. */
  get entries(): readonly LogEntry[] {
    return this.kept;
  }

  /** The same, as they may be shown to people. */
  get shownEntries(): readonly LogEntry[] {
    return this.kept.map((entry) => ({ ...entry, path: maskQuery(entry.path) }));
  }

  /** How many kept requests have this method and whose path matches; a string matches the whole path, query apart. */
  count(method: string, path: string | RegExp): number {
    const matches = (entry: LogEntry): boolean =>
      typeof path === "string" ? entry.path.split("?")[0] === path : entry.path.search(path) !== -1;
    return this.kept.filter((entry) => entry.method === method && matches(entry)).length;
  }

  /** Adds a request on its arrival; its status is filled in before the answer leaves. */
  add(entry: LogEntry): void {
    this.kept.push(entry);
    // Trimmed in bulk: shifting an array of this size for each request would cost more than serving it.
    if (this.kept.length >= this.maxEntries * 2) this.kept = this.kept.slice(-this.maxEntries);
  }

  /** Forgets every request. */
  clear(): void {
    this.kept = [];
  }
}
