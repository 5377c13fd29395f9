import { randomUUID } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { ArtifactStore } from "../../../infra/artifacts/artifact-store";
import { FileStorage } from "../../../infra/artifacts/file-storage";
import { useTemporaryFolder } from "../../support/temporary-folder";
import { artifact, itBehavesAsArtifactStore } from "./store-contract";

describe("FileStorage", () => {
  const temporary = useTemporaryFolder();
  const folder = () => path.join(temporary(), "artifacts", "project");

  itBehavesAsArtifactStore(() =>
    Promise.resolve({ storage: new FileStorage(folder()), another: () => new FileStorage(folder()) }),
  );

  it("is readable by its owner alone", async () => {
    const { key, bytes } = artifact("source code");
    await new ArtifactStore(new FileStorage(folder())).put(key, bytes);
    expect(fs.statSync(folder()).mode & 0o777).toBe(0o700);
    expect(fs.statSync(path.join(folder(), key)).mode & 0o777).toBe(0o600);
  });

  it("counts an object as young when it is put again", async () => {
    const { key, bytes } = artifact("long ago");
    const store = new ArtifactStore(new FileStorage(folder()));
    await store.put(key, bytes);
    fs.utimesSync(path.join(folder(), key), new Date(0), new Date(0));
    await store.put(key, bytes);
    expect(fs.statSync(path.join(folder(), key)).mtimeMs).toBeGreaterThan(0);
  });

  it("leaves no half of a file where the disk refuses", async () => {
    const { key, bytes } = artifact("content");
    // A folder in the object's place makes the last step, the rename, fail.
    fs.mkdirSync(path.join(folder(), key, "in the way"), { recursive: true });
    const store = new ArtifactStore(new FileStorage(folder()));
    await expect(store.put(key, bytes)).rejects.toMatchObject({ code: "ARTIFACT_STORE_FAILED" });
    expect(fs.readdirSync(folder())).toEqual([key]);
  });

  it("leaves no half of a file where the disk is full", async () => {
    const { key, bytes } = artifact("content");
    const handle = await fs.promises.open(temporary(), "r");
    const prototype = Object.getPrototypeOf(handle) as fs.promises.FileHandle;
    await handle.close();
    const full = Object.assign(new Error("ENOSPC: no space left"), { code: "ENOSPC" });
    const sync = jest.spyOn(prototype, "sync").mockRejectedValueOnce(full);
    const error: unknown = await new ArtifactStore(new FileStorage(folder()))
      .put(key, bytes)
      .catch((caught: unknown) => caught);
    sync.mockRestore();
    expect((error as Error).message).toContain("failed: ENOSPC: no space left. Check");
    expect(fs.readdirSync(folder())).toEqual([]);
  });

  it("says so where something else is in an object's place, which is not missing", async () => {
    const { key } = artifact("content");
    fs.mkdirSync(path.join(folder(), key), { recursive: true });
    const store = new ArtifactStore(new FileStorage(folder()));
    await expect(store.get(key)).rejects.toMatchObject({ code: "ARTIFACT_STORE_FAILED" });
    expect(await store.list().next()).toMatchObject({ done: true });
  });

  it("does not write again what is there", async () => {
    const { key, bytes } = artifact("the same");
    const store = new ArtifactStore(new FileStorage(folder()));
    await store.put(key, bytes);
    const before = fs.statSync(path.join(folder(), key)).ino;
    await store.put(key, bytes);
    expect(fs.statSync(path.join(folder(), key)).ino).toBe(before);
  });

  it("keeps an object that is exactly as old as is asked for", async () => {
    const { key, bytes } = artifact("old");
    const store = new ArtifactStore(new FileStorage(folder()));
    await store.put(key, bytes);
    fs.utimesSync(path.join(folder(), key), new Date(1_000_000), new Date(1_000_000));
    expect(await store.deleteIfOlderThan(key, 1_000_000)).toBe(false);
    expect(await store.deleteIfOlderThan(key, 1_000_001)).toBe(true);
    expect(fs.readdirSync(folder())).toEqual([]);
  });

  it("has the folder on the disk as well, after the object is in it", async () => {
    const { key, bytes } = artifact("outlives a loss of power");
    const handle = await fs.promises.open(temporary(), "r");
    const prototype = Object.getPrototypeOf(handle) as fs.promises.FileHandle;
    await handle.close();
    const synced: string[] = [];
    const sync = jest.spyOn(prototype, "sync").mockImplementation(async function (
      this: fs.promises.FileHandle,
    ): Promise<void> {
      const isFolder = (await this.stat()).isDirectory();
      synced.push(isFolder ? `folder with ${fs.readdirSync(folder()).join()}` : "file");
    });
    await new ArtifactStore(new FileStorage(folder())).put(key, bytes);
    sync.mockRestore();
    expect(synced).toEqual(["file", `folder with ${key}`]);
  });

  it("removes what a killed writer left behind an hour ago, and nothing else", async () => {
    const { key, bytes } = artifact("content");
    const hourAgo = new Date(Date.now() - 61 * 60_000);
    fs.mkdirSync(folder(), { recursive: true });
    const write = (name: string, at?: Date): void => {
      fs.writeFileSync(path.join(folder(), name), "half");
      if (at) fs.utimesSync(path.join(folder(), name), at, at);
    };
    write(`.${key}.${randomUUID()}`, hourAgo);
    const young = `.${key}.${randomUUID()}`;
    write(young);
    const almost = `.${key}.${randomUUID()}`;
    write(almost, new Date(Date.now() - 59 * 60_000));
    const others = [".gitignore", `own.${key}.${randomUUID()}`, `.${key}.${randomUUID()}.bak`];
    for (const name of others) write(name, hourAgo);
    const store = new ArtifactStore(new FileStorage(folder()));
    await store.put(key, bytes);
    const expected = [young, almost, ...others, key];
    expect(fs.readdirSync(folder()).sort()).toEqual([...expected].sort());
    // Looked for once, by the first write.
    const late = `.${key}.${randomUUID()}`;
    write(late, hourAgo);
    await store.put(key, bytes);
    expect(fs.readdirSync(folder()).sort()).toEqual([...expected, late].sort());
  });

  it("loses nothing when an object is put and pruned at once", async () => {
    const { key, bytes } = artifact("old, and used again");
    const store = new ArtifactStore(new FileStorage(folder()));
    for (let round = 0; round < 50; round += 1) {
      await store.put(key, bytes);
      fs.utimesSync(path.join(folder(), key), new Date(0), new Date(0));
      const startedAt = Date.now() - 1_000;
      await Promise.all([store.put(key, bytes), store.deleteIfOlderThan(key, startedAt)]);
      expect(fs.readdirSync(folder())).toEqual([key]);
    }
  });

  it("says which folder it is and why it failed", async () => {
    fs.writeFileSync(path.join(temporary(), "artifacts"), "a file in the folder's place");
    const { key, bytes } = artifact("content");
    const error: unknown = await new ArtifactStore(new FileStorage(folder()))
      .put(key, bytes)
      .catch((e: unknown) => e);
    expect(error).toMatchObject({ code: "ARTIFACT_STORE_FAILED" });
    expect((error as Error).message).toContain(folder());
    expect((error as Error).message).toContain("ENOTDIR");
  });
});
