import { build } from "esbuild";
import * as path from "node:path";
import type { BundledModule } from "./compilation";
import { bundleOptions } from "./esbuild-options";

/**
 * The entry that Genesys Cloud calls (`action-src/runtime/genesys-cloud/entry.ts`), which calls an action once for each
 * environment that executions bring. It is compiled once, when the first action needs it.
 */
export class GenesysCloudEntry {
  private compiled: Promise<BundledModule> | undefined;

  constructor(private readonly projectRoot: string) {}

  /**
   * The `index.js` of an action: the action as a function of the globals that lead to an environment (`LoadAction`), then the
   * entry. The two are compiled apart, and each has a scope of its own, so that neither sees a name of the other's; and
   * the action may itself declare what is a parameter here.
   *
   * @param action the bundled action: CommonJS, compiled with `genesysCloudOptions`
   */
  async around(action: BundledModule): Promise<BundledModule> {
    this.compiled ??= this.compile();
    const entry = await this.compiled;
    const parts = [
      "const loadAction=(module,exports,process,globalThis,global)=>{(()=>{",
      action.code,
      "})()};(()=>{",
      entry.code,
      "})();\n",
    ];
    return { code: Buffer.concat(parts.map(toBytes)), metafiles: [...action.metafiles, ...entry.metafiles] };
  }

  private async compile(): Promise<BundledModule> {
    const entryPoint = path.join("action-src", "runtime", "genesys-cloud", "entry.ts");
    const { outputFiles, metafile } = await build({
      ...bundleOptions(this.projectRoot),
      entryPoints: [entryPoint],
    });
    return { code: outputFiles[0]?.contents ?? new Uint8Array(), metafiles: [metafile] };
  }
}

function toBytes(part: string | Uint8Array): Uint8Array {
  return typeof part === "string" ? Buffer.from(part) : part;
}
