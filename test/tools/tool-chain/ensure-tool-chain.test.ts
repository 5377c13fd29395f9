import * as fs from "node:fs";
import * as path from "node:path";
import { ensureToolChain, findToolChain } from "../../../tools/tool-chain/ensure-tool-chain";
import { writeGo, writeToolChain } from "../support/fake-programs";
import { closedUrl, serveFiles } from "../support/file-server";
import { useTemporaryFolder } from "../../support/temporary-folder";

const folder = useTemporaryFolder();
const inFolder = (name: string) => path.join(folder(), name);
let unreachable = "";
beforeAll(async () => {
  unreachable = await closedUrl();
});

const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  PATH: `${inFolder("bin")}:${inFolder("go")}`,
  XDG_CACHE_HOME: inFolder("cache"),
  CXONE_PULUMI_DOWNLOAD_URL: unreachable,
  ...more,
});
const ensure = (env: NodeJS.ProcessEnv, lines: string[] = []) =>
  ensureToolChain(env, (line) => lines.push(line));

/** Rewrites a file and sets its time back, as somebody would who does not want it seen. */
function keepingSizeAndTime(file: string, change: (bytes: Buffer) => Buffer): void {
  const { atime, mtime } = fs.statSync(file);
  fs.writeFileSync(file, change(fs.readFileSync(file)));
  fs.utimesSync(file, atime, mtime);
}

describe("ensureToolChain", () => {
  it("takes the CLI on PATH first", async () => {
    writeToolChain(inFolder("bin"), "v3.250.0");
    writeGo(inFolder("go"), "1.26.0");
    expect((await ensure(environment())).way).toBe("path");
  });

  it("asks for the download before it builds", async () => {
    writeGo(inFolder("go"), "1.26.0");
    const server = await serveFiles({});
    const toolChain = await ensure(environment({ CXONE_PULUMI_DOWNLOAD_URL: server.url }));
    await server.close();
    expect(toolChain.way).toBe("build");
    expect(server.requests).toEqual(["/pulumi-3.248.0-checksums.txt"]);
  });

  it("does and says nothing the second time", async () => {
    writeGo(inFolder("go"), "1.26.0");
    const first = await ensure(environment());
    const stampOf = () => fs.statSync(first.executable).ino;
    const stamp = stampOf();
    const lines: string[] = [];
    expect(await ensure(environment(), lines)).toEqual(first);
    expect(lines).toEqual([]);
    expect(stampOf()).toBe(stamp);
  });

  it("builds once when two set-ups run at once", async () => {
    writeGo(inFolder("go"), "1.26.0");
    const lines: string[] = [];
    const [first, second] = await Promise.all([ensure(environment(), lines), ensure(environment(), lines)]);
    expect(second).toEqual(first);
    expect(lines.filter((line) => line.startsWith("Building"))).toHaveLength(1);
    expect(lines).toContain(`Waiting for another set-up (process ${process.pid}) to finish.`);
  });

  it("fills a cache again when an earlier set-up left it unfinished", async () => {
    writeGo(inFolder("go"), "1.26.0");
    const { folder: bin } = await ensure(environment());
    fs.rmSync(path.join(bin, "pulumi"));
    expect((await ensure(environment())).executable).toBe(path.join(bin, "pulumi"));
    expect(fs.existsSync(path.join(bin, "pulumi"))).toBe(true);
  });

  it.each<[string, (bin: string) => void]>([
    ["pulumi", (bin) => fs.appendFileSync(path.join(bin, "pulumi"), "altered")],
    [
      "pulumi-language-nodejs-3.68.0",
      (bin) => fs.truncateSync(path.join(bin, "pulumi-language-nodejs-3.68.0"), 9),
    ],
    ["pulumi-resource-other", (bin) => fs.writeFileSync(path.join(bin, "pulumi-resource-other"), "added")],
    ["pulumi", (bin) => keepingSizeAndTime(path.join(bin, "pulumi"), (bytes) => bytes.reverse())],
  ])("makes the tool chain again, and says why, when %s is not what was put there", async (name, alter) => {
    writeGo(inFolder("go"), "1.26.0");
    const first = await ensure(environment());
    const original = fs.readFileSync(first.executable, "utf8");
    alter(first.folder);
    const lines: string[] = [];
    expect(findToolChain(environment())).toBeUndefined();
    expect(await ensure(environment(), lines)).toEqual(first);
    expect(lines[0]).toBe(
      `The cached tool chain is not used, and made again: ${path.join(first.folder, name)} is not what set-up put there.`,
    );
    // It holds the name of the folder it was built in.
    expect(fs.readFileSync(first.executable, "utf8")).toHaveLength(original.length);
    expect(await ensure(environment(), lines)).toEqual(first);
    expect(lines.filter((line) => line.startsWith("Building"))).toHaveLength(1);
  });

  it.each(['{"way":"build","version":"3.248.0"}', "null"])(
    "makes a tool chain again whose record is %s",
    async (record) => {
      writeGo(inFolder("go"), "1.26.0");
      const { folder: bin } = await ensure(environment());
      fs.writeFileSync(path.join(bin, "..", "tool-chain.json"), record);
      const lines: string[] = [];
      await ensure(environment(), lines);
      expect(lines[0]).toContain("no hashes of its files were recorded when it was made");
    },
  );

  it("removes what set-ups left that were ended in the middle, and nothing else", async () => {
    writeGo(inFolder("go"), "1.26.0");
    const caches = inFolder("cache/cxone-data-actions");
    for (const name of [
      "pulumi-3.248.0.aB3xYz",
      "pulumi-3.248.0.aB3xYz.old",
      "pulumi-3.247.0.aB3xYz",
      "node-18",
    ])
      fs.mkdirSync(path.join(caches, name, "bin"), { recursive: true });
    await ensure(environment());
    expect(fs.readdirSync(caches).sort()).toEqual(["node-18", "pulumi-3.247.0.aB3xYz", "pulumi-3.248.0"]);
  });

  it("checks the files again, and keeps them, when only their times changed", async () => {
    writeGo(inFolder("go"), "1.26.0");
    const first = await ensure(environment());
    fs.utimesSync(first.executable, new Date(0), new Date(0));
    const lines: string[] = [];
    expect(await ensure(environment(), lines)).toEqual(first);
    expect(lines).toEqual([]);
  });

  it("names what each way lacks, and the three remedies, when none works", async () => {
    await expect(ensure(environment())).rejects.toMatchObject({
      code: "TOOLCHAIN_UNAVAILABLE",
      message: [
        "Set-up found no way to a Pulumi CLI of version 3.248.0 or newer (below 4):",
        "  path: there is no `pulumi` on PATH",
        `  download: ${unreachable} can't be reached (ECONNREFUSED)`,
        "  build: there is no `go` on PATH (Go 1.25.11 or newer is needed)",
        "Do one of these, then run `npm run setup` again:",
        "  1. install the Pulumi CLI, so that `pulumi version` works in this shell (https://www.pulumi.com/docs/install/)",
        "  2. let this machine reach https://get.pulumi.com, or set CXONE_PULUMI_DOWNLOAD_URL to a mirror of its folder releases/sdk",
        "  3. install Go (https://go.dev/dl/) and let it reach a Go module proxy, to build the CLI here in about 4 minutes",
      ].join("\n"),
    });
  });

  it("tries the way alone that CXONE_TOOLCHAIN names", async () => {
    writeToolChain(inFolder("bin"), "v3.250.0");
    writeGo(inFolder("go"), "1.26.0");
    expect((await ensure(environment({ CXONE_TOOLCHAIN: "build" }))).way).toBe("build");
    await expect(ensure(environment({ CXONE_TOOLCHAIN: "download" }))).rejects.toThrow(/^ {2}download: /m);
  });

  it("refuses an unknown CXONE_TOOLCHAIN", async () => {
    await expect(ensure(environment({ CXONE_TOOLCHAIN: "brew" }))).rejects.toMatchObject({
      code: "TOOLCHAIN_BAD_OPTION",
      message: expect.stringContaining("path, download, build") as string,
    });
  });
});

describe("findToolChain", () => {
  it("is undefined before set-up and what set-up gave after it", async () => {
    writeGo(inFolder("go"), "1.26.0");
    expect(findToolChain(environment())).toBeUndefined();
    const toolChain = await ensure(environment());
    expect(findToolChain(environment())).toEqual(toolChain);
  });
});
