import { createHash } from "node:crypto";
import { ArtifactStore } from "../../../infra/artifacts/artifact-store";
import { bundleKey, releaseKey } from "../../../infra/artifacts/artifact-key";
import { FileStorage } from "../../../infra/artifacts/file-storage";
import { parseRelease, readReleaseWithCode } from "../../../infra/releases/read-release";
import { storeRelease } from "../../../infra/releases/store-release";
import { toRelease } from "../../../providers/releases/release";
import { isStored } from "../artifacts/store-contract";
import { useTemporaryFolder } from "../../support/temporary-folder";

const code = Buffer.from("the bundle");
const identified = toRelease({
  name: "lookup",
  description: "Looks up",
  contract: "{}",
  runtime: "nodejs18",
  timeoutSeconds: 30,
  codeSha256: createHash("sha256").update(code).digest("hex"),
  manifest: "",
  sizeBytes: code.length,
});

describe("readReleaseWithCode", () => {
  const folder = useTemporaryFolder();
  const openStore = () => new ArtifactStore(new FileStorage(folder()));

  it("restores what was stored", async () => {
    await storeRelease(openStore(), { ...identified, code });
    const restored = await readReleaseWithCode(openStore(), identified.id);
    expect(restored.release).toEqual(identified.release);
    expect(Buffer.from(restored.code).toString()).toBe("the bundle");
  });

  it("names the bundle when it is gone", async () => {
    await storeRelease(openStore(), { ...identified, code });
    const key = bundleKey(identified.release.codeSha256);
    await openStore().deleteIfOlderThan(key, Date.now() + 60_000);
    const attempt = readReleaseWithCode(openStore(), identified.id);
    await expect(attempt).rejects.toMatchObject({ code: "ARTIFACT_MISSING" });
    await expect(attempt).rejects.toThrow(key);
  });

  it("names the release and the store when it cannot be read", async () => {
    const bytes = Buffer.from("no release");
    const id = createHash("sha256").update(bytes).digest("hex");
    await openStore().put(releaseKey(id), bytes);
    await expect(readReleaseWithCode(openStore(), id)).rejects.toThrow(
      `Reading release ${id} in ${openStore().describe()} failed: it is not JSON`,
    );
  });

  it("names the release when it is gone", async () => {
    const attempt = readReleaseWithCode(openStore(), identified.id);
    await expect(attempt).rejects.toThrow(releaseKey(identified.id));
  });
});

describe("storeRelease", () => {
  const folder = useTemporaryFolder();

  it("stores nothing when the code is not the release's", async () => {
    const store = new ArtifactStore(new FileStorage(folder()));
    const attempt = storeRelease(store, { ...identified, code: Buffer.from("another bundle") });
    await expect(attempt).rejects.toMatchObject({ code: "ARTIFACT_KEY_INVALID" });
    expect(await isStored(store, releaseKey(identified.id))).toBe(false);
  });
});

describe("parseRelease", () => {
  const text = Buffer.from(identified.bytes).toString();
  const changed = (change: object): string => JSON.stringify({ ...identified.release, ...change });

  it("reads what toRelease wrote", () => {
    expect(parseRelease(identified.bytes, "x")).toEqual(identified.release);
  });

  it.each([
    ["no JSON", "PK\u0003\u0004"],
    ["no object", "[]"],
    ["half of it", text.slice(0, 40)],
    ["a newer format", changed({ formatVersion: 2 })],
    ["an unknown field", changed({ memoryMegabytes: 128 })],
    ["a missing field", changed({ contract: undefined })],
    ["a bad hash", changed({ codeSha256: "abc" })],
  ])("says that it cannot be read when there is %s", (_name, bytes) => {
    const attempt = (): unknown => parseRelease(Buffer.from(bytes), "0123 in the store");
    expect(attempt).toThrow(expect.objectContaining({ code: "RELEASE_UNREADABLE" }) as Error);
    expect(attempt).toThrow("0123 in the store");
  });

  const problemOf = (bytes: Uint8Array | string): unknown => {
    try {
      return parseRelease(Buffer.from(bytes), "0123");
    } catch (error) {
      return (error as Error).message;
    }
  };

  it.each([
    ["PK\u0003\u0004", "it is not JSON"],
    ["[]", "it: Invalid input: expected object, received array"],
    [changed({ contract: undefined }), "contract: Invalid input: expected string, received undefined"],
    [changed({ memoryMegabytes: 128 }), 'it: Unrecognized key: "memoryMegabytes"'],
    [Buffer.from(text.replace("Looks up", "Nachschlägt"), "latin1"), "it is not JSON"],
  ])("names the part that cannot be read, and what to do: %j", (bytes, seen) => {
    expect(problemOf(bytes)).toBe(
      `Reading release 0123 failed: ${seen}. It was written by another version of this project: ` +
        "use a checkout at least as new as the one that deployed it.",
    );
  });

  it.each([["0"], [identified.release.codeSha256 + "0"], ["0" + identified.release.codeSha256]])(
    "takes %s for no hash of a bundle",
    (codeSha256) => {
      expect(problemOf(changed({ codeSha256 }))).toContain("failed: codeSha256: Invalid");
    },
  );
});
