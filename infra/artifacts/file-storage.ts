import { randomUUID } from "node:crypto";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import type { ObjectStorage, StoredObject } from "./object-storage";

/** Objects as files of one folder, readable by their owner alone: a bundle is source code. */
export class FileStorage implements ObjectStorage {
  /** @param folder absolute; made by the first write */
  constructor(private readonly folder: string) {}

  async write(key: string, bytes: Uint8Array): Promise<void> {
    await fs.mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = path.join(this.folder, key);
    const present = await this.read(key);
    if (present !== undefined && Buffer.compare(present, bytes) === 0) {
      const now = new Date();
      await fs.utimes(file, now, now);
      return;
    }
    // A name of its own for each writer; the rename is what makes the object, so nobody reads half of it.
    const partial = path.join(this.folder, `.${key}.${randomUUID()}`);
    try {
      const handle = await fs.open(partial, "wx", 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await fs.rename(partial, file);
    } catch (error) {
      await fs.rm(partial, { force: true });
      throw error;
    }
  }

  read(key: string): Promise<Uint8Array | undefined> {
    return orIfAbsent(fs.readFile(path.join(this.folder, key)), undefined);
  }

  async has(key: string): Promise<boolean> {
    return (await orIfAbsent(fs.stat(path.join(this.folder, key)), undefined)) !== undefined;
  }

  async *list(): AsyncGenerator<StoredObject> {
    for (const key of await orIfAbsent(fs.readdir(this.folder), [])) {
      const stat = await orIfAbsent(fs.stat(path.join(this.folder, key)), undefined);
      if (stat?.isFile()) yield { key, sizeBytes: stat.size, modifiedAt: stat.mtime };
    }
  }

  async delete(key: string): Promise<void> {
    await fs.rm(path.join(this.folder, key), { force: true });
  }

  describe(): string {
    return `the folder ${this.folder}`;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

async function orIfAbsent<T, U>(work: Promise<T>, absent: U): Promise<T | U> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return absent;
    throw error;
  }
}
