import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { artifactsOf, pruneStore } from "../../../commands/artifacts-prune/prune-store";
import { bundleKey } from "../../../infra/artifacts/artifact-key";
import type { ArtifactStore } from "../../../infra/artifacts/artifact-store";
import { openArtifactStore } from "../../../infra/artifacts/open-artifact-store";

const HOUR_MS = 3_600_000;
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

let folder: string;
let store: ArtifactStore;
beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "prune-store-"));
  store = openArtifactStore(pathToFileURL(folder).href, "project");
  for (const text of ["live", "old"]) await store.put(bundleKey(sha256(text)), Buffer.from(text));
});
afterEach(async () => {
  await store.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const pointers = new Set([sha256("live")]);
const inTwoHours = () => Date.now() + 2 * HOUR_MS;
const keys = async () => (await artifactsOf(store)).map(({ key }) => key).sort();

describe("pruneStore", () => {
  it("removes what is old and nothing points at", async () => {
    const options = { minAgeMs: HOUR_MS, remove: true };
    const lines = await pruneStore(store, await artifactsOf(store), pointers, options, inTwoHours());
    expect(lines.at(-1)).toBe("Removed 1 object, 1 kB; kept 1.");
    expect(await keys()).toEqual([bundleKey(sha256("live"))]);
  });

  it("removes nothing when it is not told, or nothing is old enough", async () => {
    const listed = await artifactsOf(store);
    const dry = await pruneStore(store, listed, pointers, { minAgeMs: HOUR_MS, remove: false }, inTwoHours());
    expect(dry.at(-1)).toMatch(/^Dry run: 1 object, /);
    await pruneStore(store, listed, pointers, { minAgeMs: HOUR_MS, remove: true }, Date.now());
    expect(await keys()).toHaveLength(2);
  });

  it("keeps what an update has used again since the list was made", async () => {
    const listed = (await artifactsOf(store)).map((artifact) => ({ ...artifact, modifiedAt: new Date(0) }));
    const options = { minAgeMs: HOUR_MS, remove: true };
    const lines = await pruneStore(store, listed, pointers, options, Date.now());
    expect(lines.at(-1)).toBe("Removed 0 objects, 0 kB; kept 2.");
    expect(await keys()).toHaveLength(2);
  });
});
