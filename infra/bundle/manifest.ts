import { build, type Metafile } from "esbuild";
import { createHash } from "node:crypto";
import * as fs from "node:fs/promises";
import * as path from "node:path";

/**
 * Says what is in the bundles of one run, a line per module of ours and per bundled package, so that a preview shows a change
 * of the deployed artifact as a line diff. A module's size and hash are those of its minified text: neither reformatting it
 * nor editing another module touches its line. A package's share is rounded for the same reason. A module that several
 * bundles hold is looked at once.
 */
export class BundleDescriber {
  private readonly moduleLines = new Map<string, string>();

  constructor(private readonly projectRoot: string) {}

  /** @param metafiles of the compilations whose outputs the bundle holds */
  async describe(metafiles: readonly Metafile[]): Promise<string> {
    await this.look(metafiles);
    const packages = [...packageSizes(included(metafiles))].sort(([a], [b]) => (a < b ? -1 : 1));
    const lines = packages.map(([name, sizeBytes]) => packageLine(this.projectRoot, name, sizeBytes));
    const modules = modulesOf(metafiles).map((file) => this.moduleLines.get(file));
    return [...modules, ...(await Promise.all(lines))].join("\n");
  }

  /** Looks at the modules of all these bundles in one go, which is quicker than when each is described. */
  async look(metafiles: readonly Metafile[]): Promise<void> {
    const files = modulesOf(metafiles).filter((file) => !this.moduleLines.has(file));
    if (files.length === 0) return;
    const { outputFiles } = await build({
      absWorkingDir: this.projectRoot,
      entryPoints: files.map((file, index) => ({ in: file, out: String(index) })),
      outdir: "modules",
      minify: true,
      tsconfigRaw: {},
      write: false,
      logLevel: "silent",
    });
    const texts = new Map(outputFiles.map((file) => [path.basename(file.path, ".js"), file.contents]));
    files.forEach((file, index) =>
      this.moduleLines.set(file, moduleLine(file, texts.get(String(index)) ?? new Uint8Array())),
    );
  }
}

type Share = [file: string, share: { bytesInOutput: number }];

function included(metafiles: readonly Metafile[]): Share[] {
  return metafiles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0);
}

/** Our own files in these bundles, each once, in order. */
function modulesOf(metafiles: readonly Metafile[]): string[] {
  const files = included(metafiles).map(([file]) => file);
  return [...new Set(files)].filter((file) => packageOf(file) === undefined).sort();
}

function moduleLine(file: string, minified: Uint8Array): string {
  const hash = createHash("sha256").update(minified).digest("hex").slice(0, 12);
  return `module ${file.split(path.sep).join("/")} ${minified.byteLength} B ${hash}`;
}

async function packageLine(projectRoot: string, location: string, sizeBytes: number): Promise<string> {
  const { name, version } = await readPackage(path.join(projectRoot, location, "package.json"));
  const folderName = location.split("node_modules/").at(-1);
  return `dependency ${name ?? folderName} ${version ?? "(no version)"} ${Math.round(sizeBytes / 1000)} kB`;
}

/** A folder of packages may have one that somebody put there by hand, without a description. */
async function readPackage(file: string): Promise<{ readonly name?: string; readonly version?: string }> {
  const text = await fs.readFile(file, "utf8").catch(() => "{}");
  return JSON.parse(text) as { name?: string; version?: string };
}

function packageSizes(inputs: readonly Share[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const [file, { bytesInOutput }] of inputs) {
    const location = packageOf(file);
    if (location !== undefined) sizes.set(location, (sizes.get(location) ?? 0) + bytesInOutput);
  }
  return sizes;
}

/** The folder of the package that a bundled file belongs to, relative to the project; undefined for our own files. */
function packageOf(file: string): string | undefined {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.split(path.sep).join("/"))?.[1];
}
