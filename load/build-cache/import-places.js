const fs = require("node:fs");
const path = require("node:path");
const { isFolder, packageFoldersAbove, packagesIn } = require("./package-folders.js");

/** @typedef {Readonly<Record<string, Input>>} Inputs by file, as in esbuild's `Metafile` */
/** @typedef {{ readonly imports: readonly { readonly path: string; readonly original?: string }[] }} Input */

/**
 * The folders that lead to what builds have imported, or tried to, as each import is written: a link or a `package.json` in
 * them may send it elsewhere, so that nothing of them need be among the files that were read. Looked at once for each input,
 * which is the same object in all builds of one compilation.
 */
class ImportPlaces {
  /** @type {WeakMap<Input, readonly string[]>} */
  #known = new WeakMap();

  /** @param {string} root absolute path that the names of inputs are relative to */
  constructor(root) {
    this.root = root;
  }

  /**
   * @param {Inputs} inputs
   * @returns {string[]} absolute paths, with links resolved
   */
  of(inputs) {
    /** @type {Set<string>} */
    const places = new Set();
    for (const [name, input] of Object.entries(inputs))
      this.#placesOf(name, input).forEach((one) => places.add(one));
    return [...places];
  }

  /**
   * @param {string} name
   * @param {Input} input
   */
  #placesOf(name, input) {
    let places = this.#known.get(input);
    if (!places) {
      const folder = path.dirname(path.resolve(this.root, name));
      const written = new Set(input.imports.map(({ path: found, original = found }) => original));
      places = [...written].flatMap((imported) => placesOf(folder, imported));
      this.#known.set(input, places);
    }
    return places;
  }
}

/**
 * The folders that lead to what one import is looked for as.
 *
 * @param {string} folder of what imports
 * @param {string} imported as it is written
 * @returns {string[]} absolute paths, with links resolved
 */
function placesOf(folder, imported) {
  return basesOf(folder, imported).flatMap((base) => foldersTo(base, imported));
}

/**
 * The folders that an import is looked up from.
 *
 * @param {string} folder of the module that imports
 * @param {string} imported
 */
function basesOf(folder, imported) {
  return /^[./]/.test(imported) ? [folder] : [...packageFoldersAbove(folder), packagesIn(folder)];
}

/**
 * The folders on the way, for as far as there are any.
 *
 * @param {string} base
 * @param {string} imported
 * @returns {string[]}
 */
function foldersTo(base, imported) {
  /** @type {string[]} */
  const folders = [];
  let place = base;
  for (const part of path.relative(base, path.resolve(base, imported)).split(path.sep)) {
    place = path.join(place, part);
    if (!isFolder(place)) break;
    folders.push(fs.realpathSync.native(place));
  }
  return folders;
}

module.exports = { ImportPlaces, placesOf };
