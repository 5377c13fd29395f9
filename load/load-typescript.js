const Module = require("node:module");
const path = require("node:path");
const { BuildCache } = require("./build-cache/build-cache.js");
const { rememberCompiled } = require("./source-places.js");

/** Messages and source maps name files relative to it, wherever the process runs. */
const projectRoot = path.dirname(__dirname);

/** @type {Map<string, any>} */
const loaded = new Map();

/** TypeScript that does not compile. It has no stack frames: the mistake is in the source, not in who loaded it. */
class SourceError extends Error {
  /** @param {string} seen the compiler's messages, each with file, line and column, and the line itself */
  constructor(seen) {
    super(`Compiling TypeScript failed:\n${seen}\nFix the source, then run the command again.`);
    this.name = "SourceError";
    this.code = "SOURCE_INVALID";
    this.seen = seen;
    this.stack = `${this.name}: ${this.message}`;
  }
}

/**
 * Loads a TypeScript module, and the TypeScript it imports, into this process without a build step: esbuild compiles
 * them into one CommonJS module, while packages stay outside and are loaded from `node_modules`. What was compiled before
 * from the same sources comes from `.build/cache`.
 * Types are not checked here (`npm run typecheck` does). A second call for the same file returns the same exports.
 *
 * @param {string} file absolute path of the TypeScript module
 * @returns {any} the module's exports
 * @throws {SourceError} SOURCE_INVALID where the source does not compile
 */
function loadTypeScript(file) {
  return loadTypeScriptModules([file])[0];
}

/**
 * Loads several TypeScript modules in one compilation; starting the compiler costs more than a small module does.
 *
 * @param {string[]} files absolute paths of TypeScript modules
 * @returns {any[]} their exports, in the same order
 * @throws {SourceError} as `loadTypeScript`
 */
function loadTypeScriptModules(files) {
  const missing = files.filter((file) => !loaded.has(file));
  if (missing.length > 0) {
    const exportsOfMissing = evaluate(compile(missing), /** @type {string} */ (missing[0]));
    missing.forEach((file, index) => loaded.set(file, exportsOfMissing[`module${index}`]));
  }
  return files.map((file) => loaded.get(file));
}

/**
 * As `loadTypeScript`, but the compiler works while this process does other things.
 *
 * @param {string} file absolute path of the TypeScript module
 * @returns {Promise<any>} the module's exports
 * @throws {SourceError} as `loadTypeScript`
 */
async function importTypeScript(file) {
  if (!loaded.has(file)) {
    const known = knownCompilation([file]);
    const code = known.code ?? keep(known, await esbuild().build(known.options).catch(failToCompile));
    loaded.set(file, evaluate(code, file).module0);
  }
  return loaded.get(file);
}

/** @param {string[]} files */
function compile(files) {
  const known = knownCompilation(files);
  if (known.code !== undefined) return known.code;
  try {
    return keep(known, esbuild().buildSync(known.options));
  } catch (error) {
    return failToCompile(error);
  }
}

/** Loaded when something has to be compiled: most runs find everything as the run before left it. */
function esbuild() {
  return require("esbuild");
}

/**
 * What is known of a compilation before the compiler is started.
 *
 * @param {string[]} files
 */
function knownCompilation(files) {
  const options = buildOptions(files);
  const cache = new BuildCache(projectRoot, "typescript");
  const key = cache.keyOf(options, [__filename, require.resolve("esbuild/package.json")]);
  return { options, cache, key, code: cache.read(key)?.toString("utf8") };
}

/**
 * @param {ReturnType<typeof knownCompilation>} known
 * @param {import("esbuild").BuildResult<ReturnType<typeof buildOptions>>} result
 */
function keep({ cache, key, options }, { outputFiles, metafile }) {
  const code = outputFiles[0]?.text ?? "";
  const { resolveDir, sourcefile } = options.stdin;
  const ours = path.join(resolveDir, sourcefile);
  const read = Object.entries(metafile.inputs)
    .filter(([name]) => path.resolve(projectRoot, name) !== ours)
    .map(([name, { imports }]) => [name, { imports: imports.filter(isOurs) }]);
  cache.write(key, Object.fromEntries(read), code);
  cache.close();
  return code;
}

/**
 * Packages stay outside, wherever they are.
 *
 * @param {import("esbuild").Metafile["inputs"][string]["imports"][number]} imported
 */
function isOurs({ path: file, original = file }) {
  return /^[./]/.test(original);
}

/**
 * @param {unknown} error
 * @returns {never}
 */
function failToCompile(error) {
  throw toSourceError(error);
}

/** @param {any} error */
function toSourceError(error) {
  if (!error?.errors?.length) return error;
  return new SourceError(esbuild().formatMessagesSync(error.errors, { kind: "error" }).join("").trimEnd());
}

/** @param {string[]} files */
function buildOptions(files) {
  return /** @satisfies {import("esbuild").BuildOptions} */ ({
    absWorkingDir: projectRoot,
    stdin: {
      contents: files
        .map((file, index) => `export * as module${index} from ${JSON.stringify(file)};`)
        .join("\n"),
      resolveDir: path.dirname(/** @type {string} */ (files[0])),
      sourcefile: "load-typescript.js",
    },
    bundle: true,
    packages: "external",
    // Plain JavaScript stays what it is: a file of its own, with a `__dirname` of its own, loaded once.
    external: [path.join(projectRoot, "*.js")],
    platform: "node",
    format: "cjs",
    target: `node${process.versions.node}`,
    sourcemap: "inline",
    sourcesContent: false,
    // Fixed here, so that the result depends on no tsconfig.json.
    tsconfigRaw: { compilerOptions: { target: "ES2022", useDefineForClassFields: true } },
    metafile: true,
    logLevel: "silent",
    write: false,
    outfile: `${files[0]}.js`,
  });
}

/**
 * @param {string} code
 * @param {string} file where packages are looked up from; also what `__dirname` is the folder of
 */
function evaluate(code, file) {
  // `_compile` and `_nodeModulePaths` are how every loader of this kind works; they have no public twin.
  const compiled = /** @type {any} */ (new Module(file));
  compiled.filename = file;
  compiled.paths = /** @type {any} */ (Module)._nodeModulePaths(path.dirname(file));
  rememberCompiled(file, code);
  compiled._compile(code, file);
  return compiled.exports;
}

/** Lets the next call load everything anew, as a process does that goes on while people edit. */
function forgetTypeScript() {
  loaded.clear();
}

module.exports = { forgetTypeScript, importTypeScript, loadTypeScript, loadTypeScriptModules };
