const fs = require("node:fs");
const path = require("node:path");
const { statOf } = require("./disk-facts.js");

/** @typedef {Readonly<Record<string, { readonly imports: readonly Import[] }>>} Inputs by file, as in esbuild's `Metafile` */
/** @typedef {{ readonly path: string; readonly original?: string }} Import */

/**
 * The folders that lead to what a build has imported, or tried to, as each import is written: a link or a `package.json` in
 * them may send it elsewhere, so that nothing of them need be among the files that were read.
 *
 * @param {string} root absolute path that the names of the inputs are relative to
 * @param {Inputs} inputs
 * @returns {string[]} absolute paths, with links resolved
 */
function importPlaces(root, inputs) {
  /** Each asked once, as an import is written in a folder. @type {Set<string>} */
  const asked = new Set();
  /** @type {Set<string>} */
  const places = new Set();
  for (const [name, { imports }] of Object.entries(inputs)) {
    const folder = path.dirname(path.resolve(root, name));
    for (const { path: found, original = found } of imports) {
      const question = `${folder}\n${original}`;
      if (asked.has(question)) continue;
      asked.add(question);
      for (const base of basesOf(folder, original))
        foldersTo(base, original).forEach((one) => places.add(one));
    }
  }
  return [...places];
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
 * Every `node_modules` of the folders above one, whether it is there or not.
 *
 * @param {string} folder absolute path
 * @returns {string[]}
 */
function packageFoldersAbove(folder) {
  const above = path.dirname(folder);
  return above === folder ? [] : [packagesIn(above), ...packageFoldersAbove(above)];
}

/** @param {string} folder */
function packagesIn(folder) {
  return path.join(folder, "node_modules");
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
    if (statOf(place)?.isDirectory() !== true) break;
    folders.push(fs.realpathSync.native(place));
  }
  return folders;
}

module.exports = { importPlaces, packageFoldersAbove };
