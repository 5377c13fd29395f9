import { chmodSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import * as path from "node:path";

/**
 * Records in memory and in a folder of `<id>.json`, loaded at start. Everything is synchronous on purpose: a request's
 * check and its change cannot be split by another request.
 */
export class RecordFolder<T extends { readonly id: string }> {
  private readonly records = new Map<string, T>();

  /**
   * @param folder made where it is missing, for its owner alone: records hold secrets
   * @throws Error a file that is not what this class wrote, by name
   */
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    for (const name of readdirSync(folder)) this.load(path.join(folder, name));
  }

  /** Every record, in the order of the ids. */
  list(): readonly T[] {
    return [...this.records.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  get(id: string): T | undefined {
    return this.records.get(id);
  }

  /** Adds a record, or replaces the one with its id. */
  put(record: T): void {
    writeAtomically(this.file(record.id), JSON.stringify(record, undefined, 2));
    this.records.set(record.id, record);
  }

  remove(id: string): void {
    rmSync(this.file(id), { force: true });
    this.records.delete(id);
  }

  private load(file: string): void {
    if (file.endsWith(".tmp")) return rmSync(file);
    if (!file.endsWith(".json")) return;
    try {
      const record = JSON.parse(readFileSync(file, "utf8")) as T;
      this.records.set(record.id, record);
    } catch (cause) {
      throw new Error(`Loading ${file} failed: it is broken. Delete it, or the whole data folder.`, {
        cause,
      });
    }
  }

  private file(id: string): string {
    return path.join(this.folder, `${encodeURIComponent(id)}.json`);
  }
}

/** Written beside and renamed: whoever kills the process leaves the old content or the new one. */
export function writeAtomically(file: string, content: string | Buffer): void {
  const temporary = `${file}.tmp`;
  writeFileSync(temporary, content, { mode: 0o600 });
  renameSync(temporary, file);
}
