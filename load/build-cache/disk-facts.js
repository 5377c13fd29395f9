const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

/** What stands for a file or folder that is not there, or cannot be read. */
const NOTHING = "-";

const PACKAGES = "node_modules";

/**
 * What is on the disk, looked at once each: for as long as one build asks. The content of a file as a hash, and which names
 * a folder has, which tells of files that have come into being where an import would find them first.
 */
class DiskFacts {
  /** @type {Map<string, string>} */
  #contents = new Map();
  /** @type {Map<string, string>} */
  #listings = new Map();

  /** @param {string} root absolute path of the checkout */
  constructor(root) {
    this.root = root;
  }

  /**
   * @param {string} file absolute path
   * @returns {string} the SHA-256 of its content, `-` where there is no such file
   */
  contentOf(file) {
    return remembered(this.#contents, file, () => hashOf(fs.readFileSync(file)));
  }

  /** @param {string} file absolute path */
  hasFile(file) {
    return this.contentOf(file) !== NOTHING;
  }

  /**
   * @param {string} folder absolute path
   * @returns {string} the SHA-256 of its names, with what each is and where links lead; `-` where there is no such folder.
   * Folders beside source files are left out: an import finds a file before a folder of its name, so that a new folder changes
   * nothing for what was found before, and another action does not make all of them anew. Among packages they count, and where
   * a package.json may name one, or what is in it, as its module.
   */
  listingOf(folder) {
    return remembered(this.#listings, folder, () => {
      const all = fs.readdirSync(folder, { withFileTypes: true });
      const isWhole = folder.split(path.sep).includes(PACKAGES) || this.#isDescribed(folder);
      const entries = all.filter((entry) => isWhole || !entry.isDirectory() || entry.name === PACKAGES);
      return hashOf(
        entries
          .map((entry) => describe(folder, entry))
          .sort()
          .join("\n"),
      );
    });
  }

  /**
   * Whether a link in a folder leads to where it does by another link: then the folder stays as it is where that one changes.
   *
   * @param {string} folder absolute path
   */
  hasIndirectLinks(folder) {
    try {
      const links = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
      return links.some(({ name }) => isIndirect(fs.realpathSync.native(folder), name));
    } catch {
      return false;
    }
  }

  /**
   * Whether a package.json in the folder or above it, short of the checkout's own, may name what is in the folder.
   *
   * @param {string} folder
   * @returns {boolean}
   */
  #isDescribed(folder) {
    const above = path.dirname(folder);
    if (folder === this.root || above === folder) return false;
    return this.hasFile(path.join(folder, "package.json")) || this.#isDescribed(above);
  }
}

/**
 * @param {string} folder
 * @param {import("node:fs").Dirent} entry
 */
function describe(folder, entry) {
  if (entry.isSymbolicLink()) return `${entry.name} -> ${targetOf(folder, entry.name)}`;
  return entry.isDirectory() ? `${entry.name}/` : entry.name;
}

/**
 * Where a link leads in the end, for it may lead to another link.
 *
 * @param {string} folder
 * @param {string} name
 */
function targetOf(folder, name) {
  const link = path.join(folder, name);
  try {
    return path.relative(folder, fs.realpathSync.native(link));
  } catch {
    return fs.readlinkSync(link);
  }
}

/**
 * @param {string} folder with links resolved
 * @param {string} name
 */
function isIndirect(folder, name) {
  const next = path.resolve(folder, fs.readlinkSync(path.join(folder, name)));
  return path.resolve(folder, targetOf(folder, name)) !== next;
}

/**
 * @param {Map<string, string>} known
 * @param {string} key
 * @param {() => string} look
 */
function remembered(known, key, look) {
  let fact = known.get(key);
  if (fact === undefined) {
    try {
      fact = look();
    } catch {
      fact = NOTHING;
    }
    known.set(key, fact);
  }
  return fact;
}

/** @param {string | Uint8Array} content */
function hashOf(content) {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * @param {string} file
 * @returns {import("node:fs").Stats | undefined} undefined where nothing is there, for whatever reason
 */
function statOf(file) {
  try {
    return fs.statSync(file);
  } catch {
    return undefined;
  }
}

module.exports = { DiskFacts, hashOf, statOf };
