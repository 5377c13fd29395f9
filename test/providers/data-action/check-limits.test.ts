import * as fs from "node:fs";
import * as path from "node:path";
import { checkDataAction } from "../../../providers/data-action/check-data-action";
import { CXONE_CAPABILITIES } from "../../../providers/platforms/cxone/capabilities";
import type { Properties } from "../../../providers/properties";
import { useTemporaryFolder } from "../../support/temporary-folder";
import { sampleInputs } from "../support/sample-program";

const { limits } = CXONE_CAPABILITIES;
const temporaryFolder = useTemporaryFolder();

async function refused(overrides: Properties): Promise<string[]> {
  const given = sampleInputs(overrides);
  const { failures } = await checkDataAction({}, given, {
    platform: CXONE_CAPABILITIES,
    drawKeyHex: () => "ab".repeat(32),
  });
  return failures.map(({ reason }) => reason);
}

describe("checkDataAction, at the very edge of a limit", () => {
  it.each<[string, Properties]>([
    ["a name of 1 character", { name: "a" }],
    ["a name of 128 characters", { name: "a".repeat(128) }],
    ["a description of 1,000 characters", { description: "x".repeat(1_000) }],
    ["no text in the description", { description: "" }],
    ["a time limit of 1 second", { timeoutSeconds: 1 }],
    ["a time limit of 30 seconds", { timeoutSeconds: 30 }],
    ["1 release to keep", { keepReleases: 1 }],
    ["the largest safe number of releases to keep", { keepReleases: Number.MAX_SAFE_INTEGER }],
    ["a size of 0 bytes", { sizeBytes: 0 }],
    ["overwriteDrift switched off", { overwriteDrift: false }],
    ["allowBreakingContract switched off", { allowBreakingContract: false }],
    ["an id of one character to adopt", { adopt: "7" }],
    ["an empty value in the environment", { environment: { A: "" } }],
    [
      "an environment name of one letter, and one with all there may be",
      { environment: { Z: "", A_9Z: "" } },
    ],
    ["no environment variable", { environment: {} }],
  ])("takes %s", async (_name, overrides) => {
    expect(await refused(overrides)).toEqual([]);
  });

  it.each<[string, Properties, RegExp]>([
    ["a name of 129 characters", { name: "a".repeat(129) }, /^name is not a name CXone takes/],
    ["a name that begins with a space", { name: " a" }, /^name /],
    ["a name with a line break at its end", { name: "a\n" }, /^name /],
    ["a name that is a number", { name: 7 }, /^name .*\(7\)/],
    ["a description of 1,001 characters", { description: "x".repeat(1_001) }, /^description .*at most 1000/],
    ["a description that is a list", { description: [] }, /^description .*\(\[\]\)/],
    ["a time limit of 0 seconds", { timeoutSeconds: 0 }, /^timeoutSeconds .*\(0\).* from 1 to 30/],
    ["a time limit of 31 seconds", { timeoutSeconds: 31 }, /^timeoutSeconds .*\(31\)/],
    ["a time limit in letters", { timeoutSeconds: "20" }, /^timeoutSeconds .*\("20"\)/],
    ["no release to keep", { keepReleases: 0 }, /^keepReleases is not a whole number of at least 1 \(0\)/],
    ["one and a half releases to keep", { keepReleases: 1.5 }, /^keepReleases /],
    ["a size below 0 bytes", { sizeBytes: -1 }, /^sizeBytes is not a whole number of at least 0 \(-1\)/],
    ["overwriteDrift as a text", { overwriteDrift: "false" }, /^overwriteDrift is neither true nor false/],
    ["allowBreakingContract as a number", { allowBreakingContract: 0 }, /^allowBreakingContract is neither/],
    ["a number to adopt", { adopt: 7 }, /^adopt is not the id of an action \(7\)/],
    ["an environment name that begins with a digit", { environment: { "9A": "" } }, /^environment\.9A /],
    ["an environment name with a small letter", { environment: { Aa: "" } }, /^environment\.Aa /],
    ["an environment name with a hyphen", { environment: { "A-B": "" } }, /^environment\.A-B /],
    ["another runtime, beside one that is known", { runtime: "nodejs18 " }, /^runtime .*Use nodejs18\./],
    ["a runtime that ends with one that is known", { runtime: "x-nodejs18" }, /^runtime .*Use nodejs18\./],
  ])("refuses %s", async (_name, overrides, reason) => {
    expect(await refused(overrides)).toEqual([expect.stringMatching(reason)]);
  });

  it.each([
    // With the quotes of JSON: 60 characters, and 61.
    [58, `("${"€".repeat(58)}")`],
    [59, `("${"€".repeat(59)}…)`],
  ])("quotes a refused text of %i characters whole up to 60, quotes included", async (length, shown) => {
    const [reason] = await refused({ name: "€".repeat(length) });
    expect(reason).toContain(shown);
  });

  it("says that what is not there is missing", async () => {
    expect(await refused({ description: undefined })).toEqual([expect.stringContaining("(missing)")]);
  });

  it.each([
    [limits.maxCodeBytes, []],
    [
      limits.maxCodeBytes + 1,
      [expect.stringMatching(/^code is larger than .* \(5242881 bytes of at most 5242880\).*CODE_TOO_LARGE/)],
    ],
  ])("takes a bundle of 5 MiB and not a byte more: %i bytes", async (sizeBytes, expected) => {
    const file = path.join(temporaryFolder(), "bundle.zip");
    fs.writeFileSync(file, "");
    fs.truncateSync(file, sizeBytes);
    expect(await refused({ code: { ...(sampleInputs()["code"] as object), path: file } })).toEqual(expected);
  });

  it.each([
    ["a folder in place of the bundle", () => temporaryFolder(), "CODE_MISSING"],
    ["an empty path", () => "", "is not a file asset"],
  ])("refuses %s", async (_name, pathOf, reason) => {
    const code = { ...(sampleInputs()["code"] as object), path: pathOf() };
    expect(await refused({ code })).toEqual([expect.stringContaining(reason)]);
  });
});
