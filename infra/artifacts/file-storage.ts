import { randomUUID } from "node:crypto";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import type { ObjectStorage, StoredObject } from "./object-storage";

/** A file that is still being written is younger; an older one was left by a writer that was killed. */
const LEFTOVER_AGE_MS = 60 * 60 * 1000;

/** Objects as files of one folder, readable by their owner alone: a bundle is source code. */
export class FileStorage implements ObjectStorage {
  private isTidy = false;

  /** @param folder absolute; made by the first write */
  constructor(private readonly folder: string) {}

  async write(key: string, bytes: Uint8Array): Promise<void> {
    await fs.mkdir(this.folder, { recursive: true, mode: 0o700 });
    await this.removeLeftovers();
    const present = await this.read(key);
    if (present !== undefined && Buffer.compare(present, bytes) === 0 && (await this.renew(key))) return;
    // A name of its own for each writer; the rename is what makes the object, so nobody reads half of it.
    const partial = this.partial(key);
    try {
      const handle = await fs.open(partial, "wx", 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await fs.rename(partial, this.file(key));
    } catch (error) {
      await fs.rm(partial, { force: true });
      throw error;
    }
    await syncFolder(this.folder);
  }

  read(key: string): Promise<Uint8Array | undefined> {
    return orIfAbsent(fs.readFile(this.file(key)), undefined);
  }

  async *list(): AsyncGenerator<StoredObject> {
    for (const key of await orIfAbsent(fs.readdir(this.folder), [])) {
      const stat = await orIfAbsent(fs.stat(this.file(key)), undefined);
      if (stat?.isFile()) yield { key, sizeBytes: stat.size, modifiedAt: stat.mtime };
    }
  }

  async deleteIfOlderThan(key: string, epochMs: number): Promise<boolean> {
    const file = this.file(key);
    if (!(await isOlder(file, epochMs))) return false;
    // Out of a writer's sight first: one that comes between the look and the deletion writes the object anew.
    const aside = this.partial(key);
    if (!(await orIfAbsent(fs.rename(file, aside).then(alwaysTrue), false))) return false;
    const isDeleted = await isOlder(aside, epochMs);
    if (isDeleted) await fs.rm(aside, { force: true });
    // A writer renewed it in the same instant; if another has written it anew since, then with the same content.
    else await fs.rename(aside, file);
    return isDeleted;
  }

  describe(): string {
    return `the folder ${this.folder}`;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private file(key: string): string {
    return path.join(this.folder, key);
  }

  private partial(key: string): string {
    return path.join(this.folder, `.${key}.${randomUUID()}`);
  }

  /** @returns whether the object is still there */
  private renew(key: string): Promise<boolean> {
    const now = new Date();
    return orIfAbsent(fs.utimes(this.file(key), now, now).then(alwaysTrue), false);
  }

  /** What killed writers left behind; once, by the first write. */
  private async removeLeftovers(): Promise<void> {
    if (this.isTidy) return;
    this.isTidy = true;
    for (const name of await fs.readdir(this.folder)) {
      if (!/^\..+\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name)) continue;
      const file = path.join(this.folder, name);
      if (await isOlder(file, Date.now() - LEFTOVER_AGE_MS)) await fs.rm(file, { force: true });
    }
  }
}

async function isOlder(file: string, epochMs: number): Promise<boolean> {
  const stat = await orIfAbsent(fs.stat(file), undefined);
  return stat !== undefined && stat.mtimeMs < epochMs;
}

/** A rename outlives a loss of power only when the folder is on the disk as well. */
async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folder, and needs no such call.
  if (process.platform === "win32") return;
  const handle = await fs.open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function alwaysTrue(): boolean {
  return true;
}

async function orIfAbsent<T, U>(work: Promise<T>, absent: U): Promise<T | U> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return absent;
    throw error;
  }
}
