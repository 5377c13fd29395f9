import {
  build,
  type BuildFailure,
  type BuildOptions,
  formatMessages,
  type Message,
  type Metafile,
} from "esbuild";
import * as path from "node:path";
import { ProgramError } from "../program-error";
import { type BundlePlatform, platformOptions } from "./bundle-platform";
import { type BundledModule, partOf } from "./compilation";
import { bundleOptions } from "./esbuild-options";
import { laptopOnlyFile } from "./laptop-only";

/** What the compiler calls `module.exports = …` in a file that also has `export …`. */
const MIXED_EXPORTS = "commonjs-variable-in-esm";

/** In what two compilations of the same actions differ. */
type CompilationOptions = Pick<BuildOptions, "format" | "bundle" | "alias" | "packages">;

/** What the compiler takes for bundles alone is left out. */
const NOT_BUNDLED = { bundle: false, alias: {} } satisfies CompilationOptions;

/** A compiled action, or why there is none. */
export type CompiledAction = BundledModule | ProgramError;

/**
 * Compiles actions, each to a CommonJS module that is its handler: all in one go, so that what they share is read and parsed
 * once. An action that does not compile keeps no other from it.
 *
 * @param folders absolute paths
 * @returns by folder
 */
export async function compileActions(
  projectRoot: string,
  folders: readonly string[],
  platform: BundlePlatform,
): Promise<ReadonlyMap<string, CompiledAction>> {
  if (folders.length === 0) return new Map();
  const compile = new ActionCompiler(projectRoot, platform);
  try {
    return await compile.together(folders);
  } catch {
    // The compiler stops at the first mistakes that it finds: each alone, which says whose they are.
    const alone = folders.map(async (folder): Promise<[string, CompiledAction]> => {
      const [compiled] = await compile
        .together([folder])
        .catch(async (error: unknown) => [
          [folder, await bundleError(folder, error)] as [string, CompiledAction],
        ]);
      return compiled as [string, CompiledAction];
    });
    return new Map(await Promise.all(alone));
  }
}

class ActionCompiler {
  constructor(
    private readonly projectRoot: string,
    private readonly platform: BundlePlatform,
  ) {}

  /** @throws BuildFailure where one of them does not compile */
  async together(folders: readonly string[]): Promise<Map<string, CompiledAction>> {
    const { outputFiles, metafile, warnings } = await this.build(folders, { format: "cjs" });
    const compiled = folders.map((folder) => {
      const part = partOf(metafile, this.entryOf(folder));
      const code = outputFiles.find(({ path: file }) => path.basename(file) === outputName(folders, folder));
      return { folder, part, code: code?.contents ?? new Uint8Array() };
    });
    const modules = compiled.filter(({ part }) => !isCommonJs(part)).map(({ folder }) => folder);
    const exported = await this.exportsOf(modules);
    return new Map(
      compiled.map(({ folder, part, code }) => {
        const names = exported.get(folder);
        const error = problemOf(folder, part, warnings, names);
        const whole = names === undefined ? code : Buffer.concat([code, DEFAULT_AS_MODULE]);
        return [folder, error ?? { code: whole, metafiles: [part] }];
      }),
    );
  }

  /** What ES modules export: the compiler lists it where the output is one too. */
  private async exportsOf(folders: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    // An entry alone says whether it has a default export, which no `export *` passes on. What else there is, is for a message.
    const alone = await this.listExports(folders, NOT_BUNDLED);
    const without = folders.filter((folder) => !alone.get(folder)?.includes("default"));
    const whole = await this.listExports(without, { packages: "external" });
    return new Map([...alone, ...whole]);
  }

  private async listExports(
    folders: readonly string[],
    options: CompilationOptions,
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    if (folders.length === 0) return new Map();
    const { metafile } = await this.build(folders, { format: "esm", ...options });
    return new Map(
      folders.map((folder) => {
        const entry = this.entryOf(folder);
        const output = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint === entry);
        return [folder, output?.exports ?? []];
      }),
    );
  }

  private build(folders: readonly string[], options: CompilationOptions) {
    const { projectRoot, platform } = this;
    const entryPoints = folders.map((folder) => ({
      in: this.entryOf(folder),
      out: path.basename(outputName(folders, folder), ".js"),
    }));
    return build({
      ...bundleOptions(projectRoot),
      ...platformOptions(platform, projectRoot),
      entryPoints,
      ...options,
    });
  }

  /** As the compiler names it. */
  private entryOf(folder: string): string {
    return path.relative(this.projectRoot, path.join(folder, "index.ts")).split(path.sep).join("/");
  }
}

const DEFAULT_AS_MODULE = Buffer.from("module.exports=module.exports.default;\n");

function outputName(folders: readonly string[], folder: string): string {
  return `action-${folders.indexOf(folder)}.js`;
}

/** @param exported of an ES module */
function problemOf(
  folder: string,
  part: Metafile,
  warnings: readonly Message[],
  exported: readonly string[] | undefined,
): ProgramError | undefined {
  const isItsOwn = (file = "") => Object.hasOwn(part.inputs, file) && !isPackage(file);
  const twofold = warnings.find(({ id, location }) => id === MIXED_EXPORTS && isItsOwn(location?.file));
  if (twofold)
    return bundleFailure(
      folder,
      ` ${twofold.location?.file}:${twofold.location?.line} mixes CommonJS exports with those of an ES module, ` +
        "of which one set is lost. Keep the `export default`",
    );
  const simulated = laptopOnlyFile(part);
  if (simulated !== undefined)
    return bundleFailure(
      folder,
      ` its code imports ${simulated}, which is for laptops and tests alone. Move what it needs to a file of its own`,
    );
  if (exported === undefined || exported.includes("default")) return undefined;
  const seen = exported.length > 0 ? `only ${exported.join(", ")}` : "nothing";
  return bundleFailure(
    folder,
    ` its index.ts exports ${seen}, and the platform calls the module itself. ` +
      "Make the handler its `export default`",
  );
}

function isPackage(file: string): boolean {
  return /(^|[\\/])node_modules[\\/]/.test(file);
}

/** Whether the entry sets `module.exports` itself, as `export =` does. */
function isCommonJs({ inputs, outputs }: Metafile): boolean {
  const { entryPoint = "" } = Object.values(outputs)[0] ?? {};
  return inputs[entryPoint]?.format === "cjs";
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
