import { createHash } from "node:crypto";
import { verifyReleases } from "../../../commands/restore/verify-releases";
import { bundleKey } from "../../../infra/artifacts/artifact-key";
import { ArtifactStore } from "../../../infra/artifacts/artifact-store";
import { FileStorage } from "../../../infra/artifacts/file-storage";
import { storeRelease } from "../../../infra/releases/store-release";
import { toRelease } from "../../../providers/releases/release";
import { useTemporaryFolder } from "../../support/temporary-folder";
import { stackAction } from "../history/sample-record";

const folder = useTemporaryFolder();
const openStore = () => new ArtifactStore(new FileStorage(folder()));
const code = Buffer.from("the bundle");
const codeSha256 = createHash("sha256").update(code).digest("hex");
const identified = toRelease({
  name: "lookup",
  description: "Looks up",
  contract: "{}",
  runtime: "nodejs18",
  timeoutSeconds: 30,
  codeSha256,
  manifest: "",
  sizeBytes: code.length,
});

/** An action whose state says that it had a release with some code. */
function stepBack(name = "lookup", recordedCode = codeSha256) {
  const to = { release: identified.id, code: recordedCode, at: "2026-01-01T10:00:00.000Z" };
  return { action: stackAction(name, [to]), to };
}

describe("verifyReleases", () => {
  it("gives each action's release when the store has it with its bundle", async () => {
    await storeRelease(openStore(), { ...identified, code });
    const releases = await verifyReleases(openStore(), [stepBack()]);
    expect([...releases]).toEqual([["lookup", identified.release]]);
  });

  it.each([
    ["the release is another action's", stepBack("another")],
    ["the release has other code than the state says", stepBack("lookup", "0".repeat(64))],
  ])("refuses when %s", async (_case, step) => {
    await storeRelease(openStore(), { ...identified, code });
    await expect(verifyReleases(openStore(), [step])).rejects.toMatchObject({
      code: "COMMAND_INVALID",
      message: expect.stringContaining(identified.id) as string,
    });
  });

  it("refuses before anything is changed when one bundle of several is gone", async () => {
    await storeRelease(openStore(), { ...identified, code });
    await openStore().deleteIfOlderThan(bundleKey(codeSha256), Date.now() + 60_000);
    await expect(verifyReleases(openStore(), [stepBack(), stepBack()])).rejects.toMatchObject({
      code: "ARTIFACT_MISSING",
    });
  });
});
