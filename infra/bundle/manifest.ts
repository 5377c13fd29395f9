import { type Metafile, transform } from "esbuild";
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
  private readonly moduleLines = new Map<string, Promise<string>>();

  constructor(private readonly projectRoot: string) {}

  /** @param metafiles of the compilations whose outputs the bundle holds */
  async describe(metafiles: readonly Metafile[]): Promise<string> {
    const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
    const included = outputs
      .flatMap(({ inputs }) => Object.entries(inputs))
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    const modules = new Set(included.filter(([file]) => packageOf(file) === undefined).map(([file]) => file));
    const packages = [...packageSizes(included)].sort(([a], [b]) => (a < b ? -1 : 1));
    const lines = [
      ...[...modules].sort().map((file) => this.moduleLine(file)),
      ...packages.map(([name, sizeBytes]) => packageLine(this.projectRoot, name, sizeBytes)),
    ];
    return (await Promise.all(lines)).join("\n");
  }

  private moduleLine(file: string): Promise<string> {
    const known = this.moduleLines.get(file);
    if (known) return known;
    const line = moduleLine(this.projectRoot, file);
    this.moduleLines.set(file, line);
    return line;
  }
}

async function moduleLine(projectRoot: string, file: string): Promise<string> {
  const source = await fs.readFile(path.join(projectRoot, file), "utf8");
  const loader = file.endsWith(".json") ? "json" : "ts";
  const { code } = await transform(source, { loader, minify: true, tsconfigRaw: {} });
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 12);
  return `module ${file.split(path.sep).join("/")} ${Buffer.byteLength(code)} B ${hash}`;
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

function packageSizes(inputs: [string, { bytesInOutput: number }][]): Map<string, number> {
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
