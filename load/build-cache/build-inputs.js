const path = require("node:path");
const { hashOf } = require("./disk-facts.js");
const {
  isOutermostPackages,
  packageFolders,
  packageFoldersAbove,
  scopesIn,
} = require("./package-folders.js");

/**
 * What a build depended on, by name, relative to the root: the files that it read, and the folders in which an import could
 * have been found elsewhere. Those of packages are apart, because all builds of a checkout share them.
 *
 * @typedef {{ readonly own: PathList; readonly packages: PathList }} BuildInputs
 * @typedef {BuildInputs & { readonly isElsewhere: boolean }} FoundInputs also whether something of our own was read outside the root,
 * or reached through it, where anybody may be at work (packages may be a link to elsewhere)
 * @typedef {{ readonly files: readonly string[]; readonly folders: readonly string[] }} PathList
 */

/** Files beside an input that decide how it is resolved and compiled. */
const DECIDING = ["package.json"];

/**
 * Completes the files that compilers have read, and the folders that led them there, by where else they looked: each one's
 * folder and those above it, up to the root or to the `node_modules` that it is in; and the packages above the root, which may
 * come into being. What several builds share is looked at once.
 */
class InputsFinder {
  /** By the folder that they stand beside. @type {Map<string, readonly string[]>} */
  #packageFolders = new Map();
  /** By all that was read of packages: most builds of a checkout read the same. @type {Map<string, PathList>} */
  #packageLists = new Map();
  /** @type {readonly string[] | undefined} */
  #aboveRoot;

  /**
   * @param {string} root absolute path
   * @param {import("./disk-facts.js").DiskFacts} facts
   */
  constructor(root, facts) {
    this.root = root;
    this.facts = facts;
  }

  /**
   * @param {readonly string[]} files absolute, with links resolved
   * @param {readonly string[]} places absolute, with links resolved (import-places.js)
   * @returns {FoundInputs}
   */
  find(files, places) {
    const isOutside = (/** @type {string} */ place) => path.relative(this.root, place).startsWith("..");
    const [own, ownPlaces] = [files.filter(isOwn), places.filter(isOwn)];
    const isElsewhere = [...own, ...ownPlaces].some(isOutside);
    const folders = this.#foldersAbove(
      [...own.map(path.dirname), ...ownPlaces].filter((one) => !isOutside(one)),
    );
    return {
      own: this.#listOf(own, [...folders, ...this.#packagesAboveRoot()]),
      packages: this.#packagesOf(files.filter(isOfPackage), places.filter(isOfPackage)),
      isElsewhere,
    };
  }

  /**
   * @param {readonly string[]} files
   * @param {readonly string[]} places
   */
  #packagesOf(files, places) {
    const read = JSON.stringify([files, places].map((paths) => [...paths].sort()));
    let list = this.#packageLists.get(read);
    if (!list) {
      list = this.#listOf(files, this.#foldersAbove([...files.map(path.dirname), ...places]));
      this.#packageLists.set(read, list);
    }
    return list;
  }

  #packagesAboveRoot() {
    this.#aboveRoot ??= packageFoldersAbove(this.root).flatMap((packages) => [
      packages,
      ...scopesIn(packages),
    ]);
    return this.#aboveRoot;
  }

  /**
   * The folders, those above them, and the packages beside each.
   *
   * @param {readonly string[]} below
   * @returns {string[]}
   */
  #foldersAbove(below) {
    /** @type {Set<string>} */
    const folders = new Set();
    for (const lowest of below) {
      for (let folder = lowest; !folders.has(folder); folder = path.dirname(folder)) {
        folders.add(folder);
        if (folder === this.root || isOutermostPackages(folder)) break;
      }
    }
    for (const folder of [...folders]) this.#packageFoldersBeside(folder).forEach((one) => folders.add(one));
    return [...folders];
  }

  /** @param {string} folder */
  #packageFoldersBeside(folder) {
    let found = this.#packageFolders.get(folder);
    if (!found) {
      found = packageFolders(this.root, folder);
      this.#packageFolders.set(folder, found);
    }
    return found;
  }

  /**
   * @param {readonly string[]} files
   * @param {readonly string[]} folders
   * @returns {PathList}
   */
  #listOf(files, folders) {
    const deciding = folders
      .flatMap((folder) => DECIDING.map((name) => path.join(folder, name)))
      .filter((file) => this.facts.contentOf(file) !== "-");
    const relative = (/** @type {Iterable<string>} */ paths) =>
      [...new Set(paths)].map((one) => path.relative(this.root, one)).sort();
    return { files: relative([...files, ...deciding]), folders: relative(folders) };
  }
}

/** @param {string} file */
function isOfPackage(file) {
  return file.split(path.sep).includes("node_modules");
}

/** @param {string} file */
function isOwn(file) {
  return !isOfPackage(file);
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

module.exports = { InputsFinder, stateOf };
