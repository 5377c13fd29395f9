import { build, type BuildFailure, formatMessages, type Metafile } from "esbuild";
import { createHash } from "node:crypto";
import * as path from "node:path";
import { ProgramError } from "../program-error";
import { type BundlePlatform, platformOptions } from "./bundle-platform";
import { bundleOptions } from "./esbuild-options";
import { type BundledModule, genesysCloudModule } from "./genesys-cloud-module";
import { describeBundle } from "./manifest";
import { zip } from "./zip";

/** What the compiler calls `module.exports = …` in a file that also has `export …`. */
const MIXED_EXPORTS = "commonjs-variable-in-esm";

/** Exactly what is uploaded to the platform, and what a reviewer is shown of it. */
export interface Bundle {
  /** The ZIP, with `index.js` at its root. */
  readonly bytes: Uint8Array;
  /** Of the ZIP, 64 hex digits. */
  readonly codeSha256: string;
  /** A line per module and per dependency (see `describeBundle`). */
  readonly manifest: string;
}

/**
 * Bundles the handler of the action in the given folder: byte-identical for the same sources and lock file, in any
 * folder, time zone and supported version of Node.js. `export =` and `export default` are both taken.
 *
 * @throws BUNDLE_FAILED with the compiler's messages where the source does not compile, where it exports no handler, and where
 * it exports in two ways
 */
export async function bundleAction(
  projectRoot: string,
  folder: string,
  platform: BundlePlatform = "cxone",
): Promise<Bundle> {
  const action = await compileAction(projectRoot, folder, platform);
  const { code, metafiles } =
    platform === "genesys-cloud" ? await genesysCloudModule(projectRoot, action) : action;
  const bytes = zip({ "index.js": code });
  const codeSha256 = createHash("sha256").update(bytes).digest("hex");
  return { bytes, codeSha256, manifest: await describeBundle(projectRoot, metafiles) };
}

/** The action as a CommonJS module that is its handler. */
async function compileAction(
  projectRoot: string,
  folder: string,
  platform: BundlePlatform,
): Promise<BundledModule> {
  const entryPoint = path.join(folder, "index.ts");
  const options = { ...bundleOptions(projectRoot, entryPoint), ...platformOptions(platform, projectRoot) };
  const { outputFiles, metafile, warnings } = await build(options).catch(async (error: unknown) => {
    throw await bundleError(folder, error);
  });
  const twofold = warnings.find(({ id, location }) => id === MIXED_EXPORTS && !isPackage(location?.file));
  if (twofold)
    throw bundleFailure(
      folder,
      ` ${twofold.location?.file}:${twofold.location?.line} mixes CommonJS exports with those of an ES module, ` +
        "of which one set is lost. Keep the `export default`",
    );
  const bundled = outputFiles[0]?.contents ?? new Uint8Array();
  const code = isCommonJs(metafile) ? bundled : await withDefaultAsModule(folder, options, bundled);
  return { code, metafiles: [metafile] };
}

function isPackage(file = ""): boolean {
  return /(^|[\\/])node_modules[\\/]/.test(file);
}

/** Whether the entry sets `module.exports` itself, as `export =` does. */
function isCommonJs({ inputs, outputs }: Metafile): boolean {
  const { entryPoint = "" } = Object.values(outputs)[0] ?? {};
  return inputs[entryPoint]?.format === "cjs";
}

/**
 * The bundle of an ES module, whose default export becomes the module itself, as the platform wants it. Bundled once more
 * as an ES module, because the compiler lists exports for that format alone.
 */
async function withDefaultAsModule(
  folder: string,
  options: ReturnType<typeof bundleOptions>,
  bundled: Uint8Array,
): Promise<Uint8Array> {
  const { metafile } = await build({ ...options, format: "esm" as const });
  const exported = Object.values(metafile.outputs)[0]?.exports ?? [];
  if (!exported.includes("default")) {
    const seen = exported.length > 0 ? `only ${exported.join(", ")}` : "nothing";
    throw bundleFailure(
      folder,
      ` its index.ts exports ${seen}, and the platform calls the module itself. ` +
        "Make the handler its `export default`",
    );
  }
  return Buffer.concat([bundled, Buffer.from("module.exports=module.exports.default;\n")]);
}

async function bundleError(folder: string, error: unknown): Promise<ProgramError> {
  const { errors = [] } = error as Partial<BuildFailure>;
  const seen = errors.length > 0 ? (await formatMessages(errors, { kind: "error" })).join("") : String(error);
  return bundleFailure(folder, `\n${seen.trimEnd()}\nFix the source`);
}

function bundleFailure(folder: string, seen: string): ProgramError {
  return new ProgramError(
    "BUNDLE_FAILED",
    `Bundling action "${path.basename(folder)}" failed:${seen}, then run the command again.`,
  );
}
