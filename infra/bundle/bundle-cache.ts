import type { Metafile } from "esbuild";
import * as fs from "node:fs";
import * as path from "node:path";
import { BuildCache } from "../../load/build-cache/build-cache.js";
import type { Bundle } from "./bundle";
import { bundlerFiles } from "./bundler-files.js";
import { type BundlePlatform, platformOptions } from "./bundle-platform";
import { bundleOptions } from "./esbuild-options";

const NEWLINE = 10;

/** Bundles of a checkout by the content of everything that they were made of (load/build-cache). */
export class BundleCache {
  private readonly cache: BuildCache;
  private readonly keys = new Map<string, string>();
  private readonly asked: unknown;
  private readonly builder = bundlerFiles();
  private readonly lockFile: string;

  constructor(
    private readonly projectRoot: string,
    private readonly platform: BundlePlatform,
  ) {
    this.cache = new BuildCache(projectRoot, "bundles");
    const { define } = platformOptions(platform, projectRoot);
    const options = { ...bundleOptions(projectRoot), define };
    const nodePath = process.env["NODE_PATH"] ?? "";
    const standIns = Object.values(options.alias).map((file) => placeOf(projectRoot, file));
    this.asked = [JSON.stringify(options).replaceAll(projectRoot, ""), standIns, nodePath];
    this.lockFile = path.join(projectRoot, "package-lock.json");
  }

  /** @param folder of the action, absolute */
  read(folder: string): Bundle | undefined {
    const stored = this.cache.read(this.keyOf(folder));
    if (!stored) return undefined;
    const end = stored.indexOf(NEWLINE);
    const described = JSON.parse(stored.subarray(0, end).toString("utf8")) as Omit<Bundle, "bytes">;
    return { ...described, bytes: stored.subarray(end + 1) };
  }

  /** @param metafiles of all that was compiled for the bundle */
  write(folder: string, { bytes, ...described }: Bundle, metafiles: readonly Metafile[]): void {
    const inputs = Object.fromEntries(metafiles.flatMap((metafile) => Object.entries(metafile.inputs)));
    // A file that may come into being where nobody looks for changes.
    const isOpen = Object.values(inputs).some(({ imports }) =>
      imports.some(({ path: file, external }) => external === true && /^[./]/.test(file)),
    );
    if (isOpen) return;
    const head = Buffer.from(`${JSON.stringify(described)}\n`);
    this.cache.write(this.keyOf(folder), inputs, Buffer.concat([head, bytes]));
  }

  /** To be called after the last `write`. */
  close(): void {
    this.cache.close();
  }

  private keyOf(folder: string): string {
    const known = this.keys.get(folder);
    if (known !== undefined) return known;
    const name = path.relative(this.projectRoot, folder);
    const key = this.cache.keyOf([name, this.platform, this.asked], this.builder, [this.lockFile]);
    this.keys.set(folder, key);
    return key;
  }
}

/** Where a file is in the end, relative to the project: a link on the way to it may come to lead elsewhere. */
function placeOf(projectRoot: string, file: string): string {
  return fs.existsSync(file) ? path.relative(fs.realpathSync(projectRoot), fs.realpathSync(file)) : "";
}
