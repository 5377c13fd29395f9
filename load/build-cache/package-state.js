const fs = require("node:fs");
const path = require("node:path");
const { stateOf } = require("./build-inputs.js");
const { hashOf } = require("./disk-facts.js");

/** @typedef {import("./build-inputs.js").PathList} PathList */

/**
 * What builds have read of packages: more than a thousand files, the same ones for all actions of a checkout, which nobody
 * edits. They are kept as one list for all. Where every one of them has the inode, size and both times that it had when their
 * contents were read, the contents are not read again: the kernel stamps every change, and what was younger than the look
 * itself was not remembered. Nor are packages that links of links lead to, for no stamp in the list tells of such a link.
 */
class PackageState {
  /** @type {Map<string, PathList>} */
  #lists = new Map();
  /** @type {Map<string, string>} */
  #states = new Map();
  /** Hashes, of which most builds ask for the same one. @type {WeakMap<PathList, string>} */
  #hashes = new WeakMap();

  /**
   * @param {string} root
   * @param {import("./entry-store.js").EntryStore} store
   * @param {import("./disk-facts.js").DiskFacts} facts
   * @param {number} startedMs of the file system's clock
   */
  constructor(root, store, facts, startedMs) {
    this.root = root;
    this.store = store;
    this.facts = facts;
    this.startedMs = startedMs;
  }

  /**
   * @param {PathList} list
   * @returns {string} the name under which `find` has it
   */
  remember(list) {
    const name = `${this.#hashOf(list)}.packages`;
    if (!this.#lists.has(name)) this.store.write(name, JSON.stringify(list));
    this.#lists.set(name, list);
    return name;
  }

  /**
   * @param {string} name
   * @returns {PathList | undefined} undefined where it is not remembered any more
   */
  find(name) {
    let list = this.#lists.get(name);
    if (!list) {
      const stored = this.store.read(name);
      if (!stored) return undefined;
      list = /** @type {PathList} */ (JSON.parse(stored.toString("utf8")));
      this.#lists.set(name, list);
    }
    return list;
  }

  /**
   * As `stateOf` of build-inputs.js.
   *
   * @param {PathList} list
   */
  stateOf(list) {
    const name = this.#hashOf(list);
    let state = this.#states.get(name);
    if (state === undefined) {
      state = this.#look(`${name}.stamps`, list);
      this.#states.set(name, state);
    }
    return state;
  }

  /** @param {PathList} list */
  #hashOf(list) {
    const hash = this.#hashes.get(list) ?? hashOf(JSON.stringify(list));
    this.#hashes.set(list, hash);
    return hash;
  }

  /**
   * @param {string} name
   * @param {PathList} list
   */
  #look(name, list) {
    const stamps = this.#stampsOf(list);
    const stored = this.store.read(name)?.toString("utf8").split(" ");
    if (stamps !== undefined && stored?.[0] === stamps) return /** @type {string} */ (stored[1]);
    const state = stateOf(this.root, list, this.facts);
    if (stamps !== undefined && !this.#hasIndirectLinks(list)) this.store.write(name, `${stamps} ${state}`);
    return state;
  }

  /** @param {PathList} list */
  #hasIndirectLinks({ folders }) {
    return folders.some((name) => this.facts.hasIndirectLinks(path.join(this.root, name)));
  }

  /**
   * @param {PathList} list
   * @returns {string | undefined} undefined where something is missing, or younger than this look
   */
  #stampsOf({ files, folders }) {
    const lines = [];
    for (const one of [...files, ...folders]) {
      const stat = exactStatOf(path.join(this.root, one));
      // Whole milliseconds, so that those of the beginning count as later.
      const startedMs = Math.floor(this.startedMs);
      if (!stat || Number(stat.ctimeMs) >= startedMs || Number(stat.mtimeMs) >= startedMs) return undefined;
      const { dev, ino, size, mtimeNs, ctimeNs } = stat;
      lines.push(`${one} ${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}`);
    }
    return hashOf(lines.join("\n"));
  }
}

/** @param {string} file */
function exactStatOf(file) {
  try {
    return fs.statSync(file, { bigint: true });
  } catch {
    // A folder on the way may have become a file.
    return undefined;
  }
}

module.exports = { PackageState };
