const fs = require("node:fs");
const path = require("node:path");
const { statOf } = require("./disk-facts.js");

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
 * Where packages stand beside a folder's files. Those that are looked at last are named with their scopes: one more in them
 * may be found. Nearer ones are named whole, for one that an import has passed over may later have what it asks for.
 *
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function packageFolders(root, folder) {
  const isPackages = path.basename(folder) === "node_modules";
  const packages = isPackages ? folder : packagesIn(folder);
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

module.exports = {
  isFolder,
  isOutermostPackages,
  packageFolders,
  packageFoldersAbove,
  packagesIn,
  scopesIn,
};
