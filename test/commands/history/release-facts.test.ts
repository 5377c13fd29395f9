import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { contractVersion, readFacts } from "../../../commands/history/release-facts";
import { openArtifactStore } from "../../../infra/artifacts/open-artifact-store";
import { storeRelease } from "../../../infra/releases/store-release";
import { toRelease } from "../../../providers/releases/release";
import { artifact } from "../../infra/artifacts/store-contract";

describe("readFacts", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "facts-"));
  const store = openArtifactStore(`file://${folder}`, "sample");
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  it("tells size and contract of what the store has, and why it does not tell the rest", async () => {
    const code = artifact("code");
    const release = toRelease({
      name: "one",
      description: "",
      contract: "{}",
      runtime: "nodejs18",
      timeoutSeconds: 30,
      codeSha256: code.key.slice(0, 64),
      manifest: "",
      sizeBytes: code.bytes.length,
    });
    await storeRelease(store, { ...release, code: code.bytes });
    const gone = "e".repeat(64);
    const { facts, problems } = await readFacts(store, [release.id, gone, release.id, gone]);
    expect([...facts]).toEqual([[release.id, { sizeBytes: 4, contractVersion: contractVersion("{}") }]]);
    expect(problems).toEqual([expect.stringContaining(`Reading ${gone}.json`)]);
  });
});
