const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const vm = require("node:vm");
const { transformSync } = require("@swc/core");

/**
 * Node.js's own view of its loader, of which only a part has public types.
 *
 * @typedef {{ exports: unknown, require: (id: string) => unknown }} LoadedModule
 * @typedef {{ _extensions: Record<string, (module: LoadedModule, file: string) => void> }} Loader
 * @typedef {(
 *   exports: unknown,
 *   require: (id: string) => unknown,
 *   module: LoadedModule,
 *   filename: string,
 *   dirname: string,
 * ) => void} Wrapper
 */

/**
 * Each source compiled once, for as long as the process lives.
 *
 * @type {Map<string, vm.Script>}
 */
const scripts = new Map();

/**
 * Lets this process load the project's modules, TypeScript among them, again and again at next to no cost: a source is
 * compiled once, and evaluated anew after each `forgetProjectModules`. Packages are loaded once, as ever.
 *
 * @param {string} projectRoot
 * @param {import("@swc/core").Options} options how TypeScript is compiled
 */
function installProjectLoader(projectRoot, options) {
  const extensions = /** @type {Loader} */ (/** @type {unknown} */ (Module))._extensions;
  const loadPackage = extensions[".js"];
  for (const extension of [".js", ".ts"])
    extensions[extension] = (module, file) => {
      if (!isOfProject(projectRoot, file)) return loadPackage?.(module, file);
      evaluate(compile(file, options), module, file);
    };
}

/** @param {string} projectRoot */
function forgetProjectModules(projectRoot) {
  for (const file of Object.keys(require.cache))
    if (isOfProject(projectRoot, file) && !file.startsWith(__dirname)) delete require.cache[file];
}

/**
 * @param {string} projectRoot
 * @param {string} file
 */
function isOfProject(projectRoot, file) {
  return file.startsWith(projectRoot + path.sep) && !file.includes(`${path.sep}node_modules${path.sep}`);
}

/**
 * @param {string} file
 * @param {import("@swc/core").Options} options
 */
function compile(file, options) {
  const known = scripts.get(file);
  if (known) return known;
  const source = fs.readFileSync(file, "utf8");
  const code = file.endsWith(".ts")
    ? transformSync(source, {
        ...options,
        filename: file,
        module: { type: "commonjs" },
        sourceMaps: false,
        swcrc: false,
      }).code
    : source;
  const script = new vm.Script(Module.wrap(code), {
    filename: file,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  scripts.set(file, script);
  return script;
}

/**
 * @param {vm.Script} script
 * @param {LoadedModule} module
 * @param {string} file
 */
function evaluate(script, module, file) {
  const require = Object.assign((/** @type {string} */ id) => module.require(id), {
    resolve: Module.createRequire(file).resolve,
    cache: Module.createRequire(file).cache,
    main: undefined,
  });
  /** @type {Wrapper} */ (script.runInThisContext())(
    module.exports,
    require,
    module,
    file,
    path.dirname(file),
  );
}

module.exports = { forgetProjectModules, installProjectLoader };
