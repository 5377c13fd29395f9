const path = require("node:path");
const { hashOf } = require("./disk-facts.js");
const { namedPlaces } = require("./named-places.js");
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
 * reached through it, or decided there, where anybody may be at work (packages may be a link to elsewhere)
 * @typedef {{ readonly files: readonly string[]; readonly folders: readonly string[] }} PathList
 */

/** Files beside an input that decide how it is resolved and compiled. */
const DECIDING = ["package.json"];

/**
 * Completes the files that compilers have read, and the folders that led them there, by where else they looked: each one's
 * folder and those above it, up to the root or to the `node_modules` that it is in; what a `package.json` of those names; and
 * the packages above the root, which may come into being. What several builds share is looked at once.
 */
class InputsFinder {
  /** By the folder that they stand beside. @type {Map<string, readonly string[]>} */
  #packageFolders = new Map();
  /** By the folder whose `package.json` names them. @type {Map<string, readonly string[]>} */
  #namedPlaces = new Map();
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
    const own = files.filter(isOwn);
    const { folders, named } = this.#completed(
      [...own.map(path.dirname), ...places.filter(isOwn)].filter((one) => !isOutside(one)),
      (place) => isOwn(place) && !isOutside(place),
    );
    const all = [...places, ...named];
    return {
      own: this.#listOf(own, [...folders, ...this.#packagesAboveRoot()]),
      packages: this.#packagesOf(files.filter(isOfPackage), all.filter(isOfPackage)),
      isElsewhere: [...own, ...all.filter(isOwn)].some(isOutside) || !this.#isDescribed(),
    };
  }

  /** Where the root has no description of its own, one above it counts. */
  #isDescribed() {
    return this.facts.hasFile(path.join(this.root, "package.json"));
  }

  /**
   * @param {readonly string[]} files
   * @param {readonly string[]} places
   */
  #packagesOf(files, places) {
    const read = JSON.stringify([files, places].map((paths) => [...paths].sort()));
    let list = this.#packageLists.get(read);
    if (!list) {
      const below = [...files.map(path.dirname), ...places];
      list = this.#listOf(files, this.#completed(below, () => true).folders);
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
   * As `#foldersAbove`, with the folders that lead to what descriptions in them name, as far as those are asked for.
   *
   * @param {readonly string[]} below
   * @param {(place: string) => boolean} isAskedFor
   * @returns {{ readonly folders: string[]; readonly named: string[] }} and all places that were named
   */
  #completed(below, isAskedFor) {
    const folders = new Set(this.#foldersAbove(below));
    /** @type {Set<string>} */
    const named = new Set();
    // Also those that are added meanwhile.
    for (const folder of folders) {
      for (const place of this.#namedIn(folder)) {
        if (named.has(place)) continue;
        named.add(place);
        if (!folders.has(place) && isAskedFor(place))
          this.#foldersAbove([place]).forEach((one) => folders.add(one));
      }
    }
    return { folders: [...folders], named: [...named] };
  }

  /** @param {string} folder */
  #namedIn(folder) {
    let places = this.#namedPlaces.get(folder);
    if (!places) {
      places = namedPlaces(folder);
      this.#namedPlaces.set(folder, places);
    }
    return places;
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
      .filter((file) => this.facts.hasFile(file));
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
