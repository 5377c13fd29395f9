import type { Metafile } from "esbuild";
import { createHash } from "node:crypto";
import { ProgramError } from "../program-error";
import type { Bundle, Bundles } from "./bundle";
import { BundleCache } from "./bundle-cache";
import type { BundlePlatform } from "./bundle-platform";
import type { BundledModule } from "./compilation";
import { type CompiledAction, compileActions } from "./compile-actions";
import { GenesysCloudEntry } from "./genesys-cloud-module";
import { BundleDescriber } from "./manifest";
import { zip } from "./zip";

/** The compiler's time for many entries grows faster than their number; for few, what they share is parsed too often. */
const AT_ONCE = 50;

/**
 * Bundles the handlers of the actions in the given folders: byte-identical for the same sources and lock file, in any
 * folder, time zone and supported version of Node.js, with others or alone, and from the cache or anew. `export =` and
 * `export default` are both taken.
 *
 * @param folders absolute paths
 * @returns by folder: the bundle; or BUNDLE_FAILED with the compiler's messages where the source does not compile, where it
 * exports no handler, where it exports in two ways, and where it imports a simulator
 */
export async function bundleActions(
  projectRoot: string,
  folders: readonly string[],
  platform: BundlePlatform,
): Promise<Bundles> {
  const cache = new BundleCache(projectRoot, platform);
  const bundler = new Bundler(projectRoot, platform);
  const bundles = new Map<string, Bundle | ProgramError>();
  const missing: string[] = [];
  for (const folder of folders) {
    const known = cache.read(folder);
    if (known) bundles.set(folder, known);
    else missing.push(folder);
  }
  try {
    let compiling = bundler.compile(missing.slice(0, AT_ONCE));
    for (let end = AT_ONCE; end < missing.length + AT_ONCE; end += AT_ONCE) {
      const compiled = await compiling;
      // The compiler, another process, goes on with the next while these are finished here.
      compiling = bundler.compile(missing.slice(end, end + AT_ONCE));
      for (const [folder, action] of compiled) {
        if (action instanceof ProgramError) bundles.set(folder, action);
        else {
          const bundle = await bundler.finish(action);
          cache.write(folder, bundle, action.metafiles);
          bundles.set(folder, bundle);
        }
      }
    }
    return bundles;
  } finally {
    cache.close();
  }
}

class Bundler {
  private readonly describer: BundleDescriber;
  private readonly genesysCloudEntry: GenesysCloudEntry;

  constructor(
    private readonly projectRoot: string,
    private readonly platform: BundlePlatform,
  ) {
    this.describer = new BundleDescriber(projectRoot);
    this.genesysCloudEntry = new GenesysCloudEntry(projectRoot);
  }

  async compile(folders: readonly string[]): Promise<ReadonlyMap<string, CompiledAction>> {
    const compiled = await compileActions(this.projectRoot, folders, this.platform);
    const whole = await Promise.all(
      [...compiled].map(async ([folder, action]) => [folder, await this.around(action)] as const),
    );
    await this.describer.look(whole.flatMap(([, action]) => metafilesOf(action)));
    return new Map(whole);
  }

  async finish({ code, metafiles }: BundledModule): Promise<Bundle> {
    const bytes = zip({ "index.js": code });
    const codeSha256 = createHash("sha256").update(bytes).digest("hex");
    return { bytes, codeSha256, manifest: await this.describer.describe(metafiles) };
  }

  private async around(action: CompiledAction): Promise<CompiledAction> {
    if (action instanceof ProgramError || this.platform !== "genesys-cloud") return action;
    return this.genesysCloudEntry.around(action);
  }
}

function metafilesOf(action: CompiledAction): readonly Metafile[] {
  return action instanceof ProgramError ? [] : action.metafiles;
}
