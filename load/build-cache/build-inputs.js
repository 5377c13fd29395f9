const fs = require("node:fs");
const path = require("node:path");
const { hashOf, statOf } = require("./disk-facts.js");
const { packageFoldersAbove } = require("./import-places.js");

/**
 * What a build depended on, by name, relative to the root: the files that it read, and the folders in which an import could
 * have been found elsewhere. Those of packages are apart, because all builds of a checkout share them.
 *
 * @typedef {{ readonly own: PathList; readonly packages: PathList }} BuildInputs
 * @typedef {{ readonly files: readonly string[]; readonly folders: readonly string[] }} PathList
 */

/** Files beside an input that decide how it is resolved and compiled. */
const DECIDING = ["package.json"];

/**
 * Completes the files that a compiler has read, and the folders that led it there, by where else it looked: each one's folder
 * and those above it, up to the root or to the `node_modules` that it is in; and the packages above the root, which may come
 * into being.
 *
 * @param {string} root absolute path
 * @param {readonly string[]} files absolute, with links resolved
 * @param {readonly string[]} places absolute, with links resolved (import-places.js)
 * @param {import("./disk-facts.js").DiskFacts} facts
 * @returns {BuildInputs}
 */
function buildInputs(root, files, places, facts) {
  const isOfPackage = (/** @type {string} */ file) => file.split(path.sep).includes("node_modules");
  const isOwn = (/** @type {string} */ file) => !isOfPackage(file);
  const isInside = (/** @type {string} */ file) => !path.relative(root, file).startsWith("..");
  const own = foldersAbove(root, [
    ...files.filter(isOwn).map(path.dirname),
    ...places.filter(isOwn).filter(isInside),
  ]);
  const above = packageFoldersAbove(root).flatMap((packages) => [packages, ...scopesIn(packages)]);
  const packages = foldersAbove(root, [
    ...files.filter(isOfPackage).map(path.dirname),
    ...places.filter(isOfPackage),
  ]);
  return {
    own: listOf(root, files.filter(isOwn), [...own, ...above], facts),
    packages: listOf(root, files.filter(isOfPackage), packages, facts),
  };
}

/**
 * The folders, those above them, and the packages beside each.
 *
 * @param {string} root
 * @param {readonly string[]} below
 * @returns {string[]}
 */
function foldersAbove(root, below) {
  /** @type {Set<string>} */
  const folders = new Set();
  for (const lowest of below) {
    for (let folder = lowest; !folders.has(folder); folder = path.dirname(folder)) {
      folders.add(folder);
      if (folder === root || isOutermostPackages(folder)) break;
    }
  }
  for (const folder of [...folders]) packageFolders(root, folder).forEach((one) => folders.add(one));
  return [...folders];
}

/**
 * @param {string} root
 * @param {readonly string[]} files
 * @param {readonly string[]} folders
 * @param {import("./disk-facts.js").DiskFacts} facts
 * @returns {PathList}
 */
function listOf(root, files, folders, facts) {
  const deciding = folders
    .flatMap((folder) => DECIDING.map((name) => path.join(folder, name)))
    .filter((file) => facts.contentOf(file) !== "-");
  const relative = (/** @type {Iterable<string>} */ paths) =>
    [...new Set(paths)].map((one) => path.relative(root, one)).sort();
  return { files: relative([...files, ...deciding]), folders: relative(folders) };
}

/**
 * Where packages stand beside a folder's files. Those that are looked at last are named with their scopes: one more in them
 * may be found. Nearer ones are named whole, for one that an import has passed over may later have what it asks for.
 *
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function packageFolders(root, folder) {
  const isPackages = path.basename(folder) === "node_modules";
  const packages = isPackages ? folder : path.join(folder, "node_modules");
  if (!isFolder(packages)) return [];
  const isLast = folder === root || (isPackages && isOutermostPackages(folder));
  if (!isLast) return foldersBelow(packages, new Set());
  return [packages, ...scopesIn(packages)];
}

/** @param {string} packages */
function scopesIn(packages) {
  if (!isFolder(packages)) return [];
  const names = fs.readdirSync(packages).filter((name) => name.startsWith("@"));
  return names.map((name) => path.join(packages, name)).filter(isFolder);
}

/**
 * The folder and all below it; links are followed, each to a place once.
 *
 * @param {string} folder
 * @param {Set<string>} seen
 * @returns {string[]}
 */
function foldersBelow(folder, seen) {
  const real = fs.realpathSync(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  const below = fs.readdirSync(folder).map((name) => path.join(folder, name));
  return [folder, ...below.filter(isFolder).flatMap((one) => foldersBelow(one, seen))];
}

/** @param {string} file */
function isFolder(file) {
  return statOf(file)?.isDirectory() === true;
}

/**
 * Whether packages are looked for in this folder and no higher.
 *
 * @param {string} folder
 */
function isOutermostPackages(folder) {
  const parts = folder.split(path.sep);
  return parts.at(-1) === "node_modules" && parts.indexOf("node_modules") === parts.length - 1;
}

/**
 * One hash of what the inputs are now, which is another one after any change that a build could see.
 *
 * @param {string} root
 * @param {PathList} list
 * @param {import("./disk-facts.js").DiskFacts} facts
 */
function stateOf(root, { files, folders }, facts) {
  const lines = [
    ...files.map((file) => `${file} ${facts.contentOf(path.join(root, file))}`),
    ...folders.map((folder) => `${folder}/ ${facts.listingOf(path.join(root, folder))}`),
  ];
  return hashOf(lines.join("\n"));
}

module.exports = { buildInputs, stateOf };
