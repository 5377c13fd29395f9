import * as fs from "node:fs";
import * as path from "node:path";
import { writeAsset } from "../../../infra/bundle/write-asset";
import { useTemporaryFolder } from "../../support/temporary-folder";

const projectRoot = useTemporaryFolder();
const write = (text: string): Promise<string> =>
  writeAsset(projectRoot(), "dev", "lookup", Buffer.from(text));
const file = () => path.join(projectRoot(), ".build", "dev", "lookup.zip");

describe("a stack's copy of a bundle", () => {
  it("is where the engine reads it, from the folder of the program, with nothing beside it", async () => {
    expect(await write("one")).toBe("../.build/dev/lookup.zip");
    expect(fs.readFileSync(file(), "utf8")).toBe("one");
    expect(fs.readdirSync(path.dirname(file()))).toEqual(["lookup.zip"]);
  });

  it("is the new one after another bundle was written", async () => {
    await write("one");
    expect(await write("two")).toBe("../.build/dev/lookup.zip");
    expect(fs.readFileSync(file(), "utf8")).toBe("two");
    expect(fs.readdirSync(path.dirname(file()))).toEqual(["lookup.zip"]);
  });

  it("stays as it is where it is the same", async () => {
    await write("one");
    const before = fs.statSync(file()).ino;
    await write("one");
    expect(fs.statSync(file()).ino).toBe(before);
  });

  it("says whose bundle cannot be written, why, and what to do", async () => {
    fs.writeFileSync(path.join(projectRoot(), ".build"), "no folder");
    await expect(write("one")).rejects.toMatchObject({
      code: "BUNDLE_FAILED",
      message: expect.stringMatching(
        /^Writing the bundle of action "lookup" failed: ENOTDIR: .*\.build.*Make \.build a folder .* run the command again\.$/,
      ),
    });
  });
});
