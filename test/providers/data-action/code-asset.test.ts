import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { hashOnlyAsset, parseCodeAsset, readCode } from "../../../providers/data-action/code-asset";
import { readDesiredAction } from "../../../providers/data-action/desired-action";
import { useTemporaryFolder } from "../../support/temporary-folder";
import { bundleAsset } from "../support/sample-program";
import { checkedInputs } from "./scripted-api";

const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
const folder = useTemporaryFolder();

describe("parseCodeAsset", () => {
  it("reads what the engine hands over, with a path or without", () => {
    const asset = bundleAsset();
    expect(parseCodeAsset(asset)).toEqual({ path: asset["path"], codeSha256: asset["hash"] });
    expect(parseCodeAsset(hashOnlyAsset("aa"))).toEqual({ path: "", codeSha256: "aa" });
    expect(parseCodeAsset({ ...asset, path: 7 })).toMatchObject({ path: "" });
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a list", []],
    ["a text", "index.js"],
    ["a map without the signature", { path: "a", hash: "aa" }],
    [
      "an archive, which has another signature",
      { ...bundleAsset(), [SIGNATURE_KEY]: "0def7320c3a5731c473e5ecbe6d01bc7" },
    ],
    ["an asset without a hash", { ...bundleAsset(), hash: undefined }],
    ["an asset with an empty hash", { ...bundleAsset(), hash: "" }],
    ["an asset whose hash is no text", { ...bundleAsset(), hash: 7 }],
  ])("is undefined for %s", (_case, value) => {
    expect(parseCodeAsset(value)).toBeUndefined();
  });
});

describe("readCode", () => {
  it("gives the bundle's bytes in base64", async () => {
    const file = path.join(folder(), "bundle.zip");
    fs.writeFileSync(file, "bytes");
    const codeSha256 = createHash("sha256").update("bytes").digest("hex");
    expect(await readCode("lookup", { path: file, codeSha256 })).toBe(
      Buffer.from("bytes").toString("base64"),
    );
  });

  it.each([
    ["the path and what the system said", () => path.join(folder(), "gone.zip"), /gone\.zip \(ENOENT\)/],
    ["that there is no path", () => "", /\(no path\) \(ENOENT\)/],
  ])("names %s when it cannot be read", async (_case, pathOf, seen) => {
    const reading = readCode("lookup", { path: pathOf(), codeSha256: "aa" });
    await expect(reading).rejects.toMatchObject({ code: "CODE_MISSING" });
    await expect(reading).rejects.toThrow(/^Sending the code of data action "lookup" /);
    await expect(reading).rejects.toThrow(seen);
  });

  it("shows the beginning of both hashes when it is another than the preview showed", async () => {
    const { path: file = "", hash = "" } = bundleAsset();
    const reading = readCode("lookup", { path: file, codeSha256: "0".repeat(64) });
    await expect(reading).rejects.toMatchObject({ code: "CODE_CHANGED" });
    await expect(reading).rejects.toThrow(`${file} (sha256 ${hash.slice(0, 12)}…)`);
    await expect(reading).rejects.toThrow("(000000000000…)");
  });
});

describe("readDesiredAction", () => {
  it.each([
    ["the code asset", { code: "index.js" }, "code asset"],
    ["the time limit", { timeoutSeconds: undefined }, "time limit"],
  ])("throws INPUT_INVALID when %s is missing", async (_case, overrides, what) => {
    const reading = readDesiredAction({ ...(await checkedInputs()), ...overrides });
    await expect(reading).rejects.toMatchObject({ code: "INPUT_INVALID" });
    await expect(reading).rejects.toThrow(`Sending data action "lookup" found no ${what}`);
  });

  it("sends a proof with the tags only where the resource has a key", async () => {
    const inputs = await checkedInputs({ tags: { stack: "dev" } });
    const tagsOf = async (more: object) =>
      (await readDesiredAction({ ...inputs, ...more })).definition(3).tags;
    expect(Object.keys(await tagsOf({})).sort()).toEqual(["stack", "write-proof"]);
    expect(await tagsOf({ fingerprintKey: "" })).toEqual({ stack: "dev" });
  });
});
