import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { KNOWN_CHECKSUMS } from "../../../tools/tool-chain/known-checksums";
import { archiveName, useDownload } from "../../../tools/tool-chain/use-download";
import { writeProgram, writeToolChain } from "../support/fake-programs";
import { closedUrl, serveFiles, type FileServer } from "../support/file-server";
import { useTemporaryFolder } from "../../support/temporary-folder";

const folder = useTemporaryFolder();
const cache = () => path.join(folder(), "cache");
const archive = archiveName(process.platform, process.arch) as string;
const lines: string[] = [];
const download = (url: string, known: Record<string, string> = {}) =>
  useDownload({ XDG_CACHE_HOME: cache(), CXONE_PULUMI_DOWNLOAD_URL: url }, (line) => lines.push(line), known);

/** An archive like the official one: a folder `pulumi` with the programs in it. */
function pack(write = writeToolChain): Buffer {
  write(path.join(folder(), "pulumi"), "v3.248.0");
  const file = path.join(folder(), "archive.tar.gz");
  execFileSync("tar", ["-czf", file, "-C", folder(), "pulumi"]);
  return fs.readFileSync(file);
}
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const serve = (bytes: Buffer, checksums: string) =>
  serveFiles({ "/sdk/pulumi-3.248.0-checksums.txt": checksums, [`/sdk/${archive}`]: bytes });

describe("useDownload", () => {
  let server: FileServer | undefined;
  afterEach(() => server?.close());

  it("fills the cache when the archive matches its published checksum", async () => {
    const bytes = pack();
    server = await serve(bytes, `${"0".repeat(64)}  other.tar.gz\n${sha256(bytes)}  ${archive}\n`);
    const bin = path.join(cache(), "cxone-data-actions", "pulumi-3.248.0", "bin");
    expect(await download(`${server.url}/sdk/`)).toEqual({
      toolChain: { way: "download", folder: bin, executable: path.join(bin, "pulumi"), version: "v3.248.0" },
    });
    expect(fs.readdirSync(bin).sort()).toEqual([
      "pulumi",
      "pulumi-language-nodejs",
      "pulumi-resource-pulumi-nodejs",
    ]);
    expect(execFileSync(path.join(bin, "pulumi"), ["version"], { encoding: "utf8" })).toBe("v3.248.0\n");
    expect(server.requests).toEqual(["/sdk/pulumi-3.248.0-checksums.txt", `/sdk/${archive}`]);
    expect(fs.readdirSync(path.join(cache(), "cxone-data-actions"))).toEqual(["pulumi-3.248.0"]);
  });

  it("stops, and keeps nothing, when the archive is not what was published", async () => {
    server = await serve(pack(), `${"0".repeat(64)}  ${archive}\n`);
    await expect(download(`${server.url}/sdk`)).rejects.toMatchObject({
      code: "TOOLCHAIN_CHECKSUM",
      message: expect.stringContaining(`${server.url}/sdk/${archive}`) as string,
    });
    expect(fs.readdirSync(path.join(cache(), "cxone-data-actions"))).toEqual([]);
  });

  it("stops before the download when the published checksum is not the known one", async () => {
    const bytes = pack();
    server = await serve(bytes, `${sha256(bytes)}  ${archive}\n`);
    await expect(download(`${server.url}/sdk`, { [archive]: "0".repeat(64) })).rejects.toMatchObject({
      code: "TOOLCHAIN_CHECKSUM",
      message: expect.stringContaining("its checksum file names another SHA-256 than is known") as string,
    });
    expect(server.requests).toHaveLength(1);
    expect(await download(`${server.url}/sdk`, { [archive]: sha256(bytes) })).toHaveProperty("toolChain");
  });

  it("says why when the server cannot be reached", async () => {
    const url = await closedUrl();
    expect(await download(url)).toEqual({ missing: `${url} can't be reached (ECONNREFUSED)` });
  });

  it("says why when the server has no such version", async () => {
    server = await serveFiles({});
    expect(await download(server.url)).toEqual({
      missing: `${server.url}/pulumi-3.248.0-checksums.txt answered 404`,
    });
  });

  it("says why when the checksum file has no line for the archive", async () => {
    server = await serve(pack(), `${"0".repeat(64)}  other.tar.gz\n`);
    expect(await download(`${server.url}/sdk`)).toEqual({
      missing: `the checksum file has no line for ${archive}`,
    });
    expect(server.requests).toHaveLength(1);
  });

  it("says why when a program is missing from the archive", async () => {
    const bytes = pack((pulumi) => writeProgram(pulumi, "pulumi", "exit 0"));
    server = await serve(bytes, `${sha256(bytes)}  ${archive}\n`);
    expect(await download(`${server.url}/sdk`)).toEqual({
      missing: "the archive has no pulumi-language-nodejs",
    });
  });

  it.each(["http://mirror.example/sdk", "ftp://mirror.example", "mirror"])(
    "refuses the mirror %s",
    async (url) => {
      await expect(download(url)).rejects.toMatchObject({ code: "TOOLCHAIN_BAD_OPTION" });
    },
  );
});

describe("KNOWN_CHECKSUMS", () => {
  it("are those of the pinned version, for every platform but Windows", () => {
    const archives = ["darwin", "linux"].flatMap((platform) =>
      ["arm64", "x64"].map((arch) => archiveName(platform, arch)),
    );
    expect(Object.keys(KNOWN_CHECKSUMS)).toEqual(archives);
    for (const checksum of Object.values(KNOWN_CHECKSUMS)) expect(checksum).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("archiveName", () => {
  it.each([
    ["linux", "x64", "pulumi-v3.248.0-linux-x64.tar.gz"],
    ["darwin", "arm64", "pulumi-v3.248.0-darwin-arm64.tar.gz"],
    ["win32", "x64", "pulumi-v3.248.0-windows-x64.zip"],
    ["linux", "s390x", undefined],
    ["freebsd", "x64", undefined],
  ])("for %s on %s is %s", (platform, arch, name) => {
    expect(archiveName(platform, arch)).toBe(name);
  });
});
