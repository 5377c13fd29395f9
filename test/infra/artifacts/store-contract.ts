import { createHash } from "node:crypto";
import { ArtifactStore } from "../../../infra/artifacts/artifact-store";
import { type ArtifactKey, bundleKey, releaseKey } from "../../../infra/artifacts/artifact-key";
import type { ObjectStorage } from "../../../infra/artifacts/object-storage";

/** A text with its key. */
export function artifact(text: string): { key: ArtifactKey; bytes: Uint8Array } {
  const bytes = Buffer.from(text);
  return { key: bundleKey(createHash("sha256").update(bytes).digest("hex")), bytes };
}

/** Whether a store has an artifact. */
export async function isStored(store: ArtifactStore, key: ArtifactKey): Promise<boolean> {
  try {
    await store.get(key);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === "ARTIFACT_MISSING") return false;
    throw error;
  }
}

/** A storage under test, with the means to look at it from outside. */
export interface StorageUnderTest {
  readonly storage: ObjectStorage;
  /** The same place, through a client of its own. */
  readonly another: () => ObjectStorage;
}

/** What every artifact store does, whatever it is kept in. `make` gives an empty one for each test. */
export function itBehavesAsArtifactStore(make: () => Promise<StorageUnderTest>): void {
  let storage: ObjectStorage;
  let another: () => ObjectStorage;
  let store: ArtifactStore;
  beforeEach(async () => {
    ({ storage, another } = await make());
    store = new ArtifactStore(storage);
  });
  afterEach(() => store.close());

  const listed = async (): Promise<string[]> => {
    const keys: string[] = [];
    for await (const { key } of store.list()) keys.push(key);
    return keys.sort();
  };

  it("gives back the very bytes, to other clients too", async () => {
    const every = Uint8Array.from({ length: 512 }, (_, index) => index % 256);
    const key = bundleKey(createHash("sha256").update(every).digest("hex"));
    await store.put(key, every);
    const reader = new ArtifactStore(another());
    expect(Buffer.from(await reader.get(key)).equals(Buffer.from(every))).toBe(true);
    await reader.close();
  });

  it("holds a bundle and a release apart, and an empty one too", async () => {
    const { key, bytes } = artifact("");
    await store.put(key, bytes);
    expect(await store.get(key)).toHaveLength(0);
    expect(await isStored(store, releaseKey(key.slice(0, 64)))).toBe(false);
  });

  it("lists size and time of each, and nothing that is no artifact", async () => {
    const [a, b] = [artifact("one"), artifact("three")];
    await store.put(a.key, a.bytes);
    await store.put(b.key, b.bytes);
    await storage.write("notes.txt", Buffer.from("ours?"));
    expect(await listed()).toEqual([a.key, b.key].sort());
    for await (const { key, sizeBytes, modifiedAt } of store.list()) {
      expect(sizeBytes).toBe(key === a.key ? 3 : 5);
      expect(Math.abs(modifiedAt.getTime() - Date.now())).toBeLessThan(60_000);
    }
  });

  it("stores once when the same is put again, and by several at once", async () => {
    const { key, bytes } = artifact("again");
    await Promise.all([store.put(key, bytes), store.put(key, bytes), store.put(key, bytes)]);
    await store.put(key, bytes);
    expect(await listed()).toEqual([key]);
    expect(Buffer.from(await store.get(key)).toString()).toBe("again");
  });

  it("refuses content under another name", async () => {
    const { key } = artifact("right");
    await expect(store.put(key, Buffer.from("wrong"))).rejects.toMatchObject({
      code: "ARTIFACT_KEY_INVALID",
    });
    expect(await isStored(store, key)).toBe(false);
  });

  it.each([
    "../../etc/passwd",
    "abc.zip",
    `${"0".repeat(64)}.exe`,
    `${"A".repeat(64)}.zip`,
    `a${"0".repeat(64)}.zip`,
    `${"0".repeat(64)}.zip.bak`,
  ])("refuses the name %s", async (name) => {
    const key = name as ArtifactKey;
    const refusal = { code: "ARTIFACT_KEY_INVALID" };
    await expect(store.get(key)).rejects.toMatchObject(refusal);
    await expect(store.deleteIfOlderThan(key, Date.now())).rejects.toMatchObject(refusal);
    await expect(store.put(key, Buffer.from("x"))).rejects.toMatchObject(refusal);
  });

  it("names the object and the store when it is missing", async () => {
    const { key } = artifact("never stored");
    const error: unknown = await store.get(key).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "ARTIFACT_MISSING" });
    expect((error as Error).message).toContain(key);
    expect((error as Error).message).toContain(store.describe());
  });

  it.each(["trun", "full content but changed", ""])(
    "refuses a damaged object (%j), and fixes it when put again",
    async (damaged) => {
      const { key, bytes } = artifact("full content, as deployed");
      await storage.write(key, Buffer.from(damaged));
      const error: unknown = await store.get(key).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: "ARTIFACT_CORRUPT" });
      expect((error as Error).message).toContain(key);
      expect((error as Error).message).toContain(store.describe());
      await store.put(key, bytes);
      expect(Buffer.from(await store.get(key)).equals(Buffer.from(bytes))).toBe(true);
    },
  );

  it("deletes one and leaves the others, and finds a deleted one gone", async () => {
    const [a, b] = [artifact("stays"), artifact("goes")];
    await store.put(a.key, a.bytes);
    await store.put(b.key, b.bytes);
    expect(await store.deleteIfOlderThan(b.key, Date.now() + 60_000)).toBe(true);
    expect(await store.deleteIfOlderThan(b.key, Date.now() + 60_000)).toBe(false);
    expect(await listed()).toEqual([a.key]);
    expect(await isStored(store, a.key)).toBe(true);
    expect(await isStored(store, b.key)).toBe(false);
  });

  it("keeps one that was stored since, also for the first time", async () => {
    const { key, bytes } = artifact("used again");
    await store.put(key, bytes);
    expect(await store.deleteIfOlderThan(key, Date.now() - 60_000)).toBe(false);
    expect(await isStored(store, key)).toBe(true);
  });

  it("lists nothing where nothing was ever stored", async () => {
    expect(await listed()).toEqual([]);
  });
}
