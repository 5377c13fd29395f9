import * as fs from "node:fs";
import * as path from "node:path";
import { lookAtPath, usePath } from "../../../tools/tool-chain/use-path";
import { callsOf, writeProgram, writePulumi, writeToolChain } from "../support/fake-programs";
import { useTemporaryFolder } from "../../support/temporary-folder";

const folder = useTemporaryFolder();
const inFolder = (...names: string[]) => path.join(folder(), ...names);
const env = (...folders: string[]) => ({
  PATH: folders.map((name) => inFolder(name)).join(path.delimiter),
  XDG_CACHE_HOME: inFolder("cache"),
});

describe("usePath", () => {
  it("gives the CLI when it is compatible and has its hosts beside it", async () => {
    const executable = writeToolChain(inFolder("bin"), "v3.250.1");
    expect(await usePath(env("empty", "bin"))).toEqual({
      toolChain: { way: "path", folder: inFolder("bin"), executable, version: "v3.250.1" },
    });
  });

  it("gives the CLI when its hosts are elsewhere on PATH", async () => {
    writeToolChain(inFolder("hosts"), "v3.250.1");
    fs.rmSync(inFolder("hosts", "pulumi"));
    writePulumi(inFolder("bin"), "v3.250.1");
    expect(await usePath(env("bin", "hosts"))).toHaveProperty("toolChain.way", "path");
  });

  it("gives the CLI when PATH has a link to it, and its hosts are beside the target", async () => {
    const executable = writeToolChain(inFolder("opt"), "v3.250.1");
    fs.mkdirSync(inFolder("bin"));
    fs.symlinkSync(executable, inFolder("bin", "pulumi"));
    expect(await usePath(env("bin"))).toHaveProperty("toolChain.executable", inFolder("bin", "pulumi"));
  });

  it("says what is missing when there is no CLI", async () => {
    expect(await usePath(env("empty"))).toEqual({ missing: "there is no `pulumi` on PATH" });
  });

  it.each(["v3.247.0", "v4.0.0"])("says which version it found when that is %s", async (version) => {
    const executable = writeToolChain(inFolder("bin"), version);
    expect(await usePath(env("bin"))).toEqual({
      missing: `${executable} is ${version}, not 3.248.0 or newer and below 4`,
    });
  });

  it("names the host that is missing", async () => {
    const executable = writePulumi(inFolder("bin"), "v3.248.0");
    expect(await usePath(env("bin"))).toEqual({
      missing: `${executable} has no \`pulumi-language-nodejs\` beside it or on PATH`,
    });
  });

  it("says so when the CLI does not run", async () => {
    const executable = writeProgram(inFolder("bin"), "pulumi", "exit 3");
    expect(await usePath(env("bin"))).toEqual({ missing: `${executable} does not tell its version` });
  });

  it("asks for the version once, and again when the file has changed", async () => {
    writeToolChain(inFolder("bin"), "v3.248.0");
    await usePath(env("bin"));
    await usePath(env("bin"));
    expect(callsOf(inFolder("bin"))).toEqual(["version"]);
    writeToolChain(inFolder("bin"), "v3.247.0-changed");
    expect(await usePath(env("bin"))).toHaveProperty("missing");
    expect(callsOf(inFolder("bin"))).toEqual(["version", "version"]);
  });
});

describe("lookAtPath", () => {
  it("starts nothing, and gives the CLI when its version is known", async () => {
    writeToolChain(inFolder("bin"), "v3.248.0");
    expect(lookAtPath(env("bin"))).toHaveProperty("missing");
    expect(callsOf(inFolder("bin"))).toEqual([]);
    await usePath(env("bin"));
    expect(lookAtPath(env("bin"))).toHaveProperty("toolChain.version", "v3.248.0");
  });
});
