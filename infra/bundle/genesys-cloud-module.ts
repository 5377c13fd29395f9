import { build, type Metafile } from "esbuild";
import * as path from "node:path";
import { bundleOptions } from "./esbuild-options";

/** The text of a module, and what it was made of. */
export interface BundledModule {
  readonly code: Uint8Array;
  readonly metafiles: readonly Metafile[];
}

/**
 * The `index.js` that Genesys Cloud calls: the action as a function of its environment, then the entry
 * (`action-src/runtime/genesys-cloud/entry.ts`) that calls it once for each environment that executions bring. The two
 * are compiled apart, and each has a scope of its own, so that neither sees a name of the other's.
 *
 * @param action the bundled action: CommonJS, compiled with `genesysCloudOptions`
 */
export async function genesysCloudModule(projectRoot: string, action: BundledModule): Promise<BundledModule> {
  const entryPoint = path.join(projectRoot, "action-src", "runtime", "genesys-cloud", "entry.ts");
  const { outputFiles, metafile } = await build(bundleOptions(projectRoot, entryPoint));
  const parts = [
    "const loadAction=(module,exports,actionEnvironment)=>{",
    action.code,
    "};(()=>{",
    outputFiles[0]?.contents ?? new Uint8Array(),
    "})();\n",
  ];
  return { code: Buffer.concat(parts.map(toBytes)), metafiles: [...action.metafiles, metafile] };
}

function toBytes(part: string | Uint8Array): Uint8Array {
  return typeof part === "string" ? Buffer.from(part) : part;
}
