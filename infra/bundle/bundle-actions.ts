import type { Metafile } from "esbuild";
import { createHash } from "node:crypto";
import { ProgramError } from "../program-error";
import type { Bundle, Bundles } from "./bundle";
import { BundleCache } from "./bundle-cache";
import type { BundlePlatform } from "./bundle-platform";
import type { BundledModule } from "./compilation";
import { compileActions } from "./compile-actions";
import { GenesysCloudEntry } from "./genesys-cloud-module";
import { BundleDescriber } from "./manifest";
import { zip } from "./zip";

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
  const known = new Map(folders.map((folder) => [folder, cache.read(folder)]));
  const missing = folders.filter((folder) => known.get(folder) === undefined);
  const compiled = await compileActions(projectRoot, missing, platform);
  const describer = new BundleDescriber(projectRoot);
  const entry = new GenesysCloudEntry(projectRoot);
  const finish = async (action: BundledModule): Promise<[Bundle, readonly Metafile[]]> => {
    const { code, metafiles } = platform === "genesys-cloud" ? await entry.around(action) : action;
    const bytes = zip({ "index.js": code });
    const codeSha256 = createHash("sha256").update(bytes).digest("hex");
    return [{ bytes, codeSha256, manifest: await describer.describe(metafiles) }, metafiles];
  };
  const bundles = new Map<string, Bundle | ProgramError>();
  for (const folder of folders) {
    const action = compiled.get(folder);
    const before = known.get(folder);
    if (before !== undefined) bundles.set(folder, before);
    else if (action instanceof ProgramError) bundles.set(folder, action);
    else if (action) {
      const [bundle, metafiles] = await finish(action);
      cache.write(folder, bundle, metafiles);
      bundles.set(folder, bundle);
    }
  }
  cache.close();
  return bundles;
}
