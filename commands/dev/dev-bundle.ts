import { type BuildContext, type BuildFailure, context, formatMessages, type Plugin } from "esbuild";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { bundleOptions } from "../../infra/bundle/esbuild-options";
import { zip } from "../../infra/bundle/zip";
import { CommandError } from "../command-error";

/** What a compilation gave. */
export interface DevBuild {
  /** Of the action, to deploy. */
  readonly bytes: Uint8Array;
  /** Absolute paths of the sources. */
  readonly sources: ReadonlySet<string>;
}

/**
 * An action that is compiled again and again, each time only what has changed. Unlike what is deployed it is not
 * minified and has a source map, so that traces and debuggers show TypeScript.
 */
export class DevBundle {
  private constructor(
    private readonly projectRoot: string,
    private readonly name: string,
    private readonly compiler: BuildContext<ReturnType<typeof devOptions>>,
    private readonly debuggerPort: number | undefined,
  ) {}

  /** @param debuggerPort where a debugger finds the action's process; undefined without one */
  static async open(projectRoot: string, folder: string, debuggerPort?: number): Promise<DevBundle> {
    const compiler = await context(devOptions(projectRoot, folder, debuggerPort !== undefined));
    return new DevBundle(projectRoot, path.basename(folder), compiler, debuggerPort);
  }

  /** @throws COMMAND_INVALID with the compiler's messages where the source does not compile */
  async build(): Promise<DevBuild> {
    const { outputFiles, metafile } = await this.compiler.rebuild().catch(async (error: unknown) => {
      throw await this.inOurWords(error);
    });
    const code = outputFiles[0]?.contents ?? new Uint8Array();
    const start = Buffer.from(startOf(this.debuggerPort));
    const sources = Object.keys(metafile.inputs).map((file) => path.join(this.projectRoot, file));
    return { bytes: zip({ "index.js": start, "handler.js": code }), sources: new Set(sources) };
  }

  close(): Promise<void> {
    return this.compiler.dispose();
  }

  private async inOurWords(error: unknown): Promise<unknown> {
    const { errors = [] } = error as Partial<BuildFailure>;
    if (errors.length === 0) return error;
    const seen = (await formatMessages(errors, { kind: "error" })).join("").trimEnd();
    return new CommandError(`Compiling ${this.name} failed:\n${seen}\nFix the source and save it.`);
  }
}

function devOptions(projectRoot: string, folder: string, forDebugger: boolean) {
  const { outdir: _outdir, ...options } = bundleOptions(projectRoot);
  return {
    ...options,
    entryPoints: [path.relative(projectRoot, path.join(folder, "index.ts"))],
    outfile: "handler.js",
    minify: false,
    sourcemap: "inline" as const,
    sourcesContent: false,
    // A trace shows paths of the project. A debugger has to find the very files.
    ...(forDebugger ? { sourceRoot: `${pathToFileURL(projectRoot).href}/` } : {}),
    plugins: forDebugger ? [endlessTimeLimits(projectRoot)] : [],
  };
}

function endlessTimeLimits(projectRoot: string): Plugin {
  const standIn = path.join(projectRoot, "commands", "dev", "debug-time-limits.ts");
  return {
    name: "endless-time-limits",
    setup: (build) =>
      build.onResolve({ filter: /\/execution\/time-limits$/ }, ({ importer }) =>
        importer === standIn ? undefined : { path: standIn },
      ),
  };
}

/**
 * The module that the platform loads. Source maps have to be switched on before the handler is loaded. With a debugger the
 * process stands still at the first execution until one is there; only then does it listen, for one that came before
 * would have said already that it is there.
 */
function startOf(debuggerPort: number | undefined): string {
  return `process.setSourceMapsEnabled(true);
const loaded = require("./handler.js");
const handle = typeof loaded === "function" ? loaded : loaded.default;
if (typeof handle !== "function") throw new Error("index.ts exports no handler. Make it its \`export =\` or \`export default\`.");
let isDebugged = ${debuggerPort === undefined};
module.exports = (...given) => {
  if (!isDebugged) require("node:inspector").open(${debuggerPort ?? 0}, "127.0.0.1", true);
  isDebugged = true;
  return handle(...given);
};
`;
}
