const fs = require("node:fs");
const path = require("node:path");
const { InputsFinder, stateOf } = require("./build-inputs.js");
const { DiskFacts, hashOf, statOf } = require("./disk-facts.js");
const { EntryStore } = require("./entry-store.js");
const { ImportPlaces } = require("./import-places.js");
const { PackageState } = require("./package-state.js");

/** Another number makes all entries of earlier versions unknown. */
const FORMAT = 2;

/** @typedef {import("./build-inputs.js").BuildInputs} BuildInputs */
/** @typedef {import("./import-places.js").Inputs} Inputs */

/**
 * Results of builds by the content of everything that they were made of, in `.build/cache` of a checkout. A build is known by
 * its key: what it was asked for. What it read the last time is remembered under the key; the result is kept under what all
 * of that is now, so that a checkout which goes back to another branch finds the result of then. Right after any change of a
 * file, of a package, of where an import is found, of the lock file, and of this cache and its users themselves.
 */
class BuildCache {
  #facts = new DiskFacts();
  /** Of files, asked once each: most belong to every build. @type {Map<string, string>} */
  #realPaths = new Map();
  /** Names that were changed since the beginning, or not, as asked at the end. @type {Map<string, boolean>} */
  #young = new Map();
  /** What `close` is to keep. @type {(() => void)[]} */
  #waiting = [];
  /** Of the file system's clock, before any build of this cache began. */
  #startedMs;
  #packages;
  #places;
  #finder;

  /**
   * @param {string} root absolute path of the checkout
   * @param {string} name of what is cached; its folder in `.build/cache`
   */
  constructor(root, name) {
    this.given = root;
    this.#places = new ImportPlaces(root);
    this.root = fs.realpathSync(root);
    this.#finder = new InputsFinder(this.root, this.#facts);
    this.store = new EntryStore(path.join(this.root, ".build", "cache", name));
    this.#startedMs = this.#now();
    this.#packages = new PackageState(this.root, this.store, this.#facts, this.#startedMs);
  }

  /**
   * The name under which a build is known.
   *
   * @param {unknown} asked everything that the result depends on beside files, as JSON
   * @param {readonly string[]} files absolute paths of what every build reads, such as the lock file and the builder itself
   */
  keyOf(asked, files) {
    const contents = files.map((file) => [path.relative(this.root, file), this.#facts.contentOf(file)]);
    return hashOf(JSON.stringify([FORMAT, asked, contents]));
  }

  /**
   * @param {string} key
   * @returns {Buffer | undefined} the result that a build would have now; undefined where none is known
   */
  read(key) {
    const inputs = this.#inputsOf(key);
    return inputs && this.store.read(this.#nameOf(key, inputs));
  }

  /**
   * Has `close` keep a result, unless something was changed since this cache was made: then nobody knows what it was made of.
   * Nor is one kept for which something was read outside the checkout.
   *
   * @param {string} key
   * @param {Inputs} read what the build has read, by names relative to the checkout
   * @param {string | Uint8Array} result
   */
  write(key, read, result) {
    this.#waiting.push(() => this.#keep(key, read, result));
  }

  /** To be called once, after the last build: a file may be changed between two that read it. */
  close() {
    for (const keep of this.#waiting.splice(0)) keep();
    this.store.prune();
  }

  /**
   * @param {string} key
   * @param {Inputs} read
   * @param {string | Uint8Array} result
   */
  #keep(key, read, result) {
    const files = Object.keys(read).map((name) => this.#realPathOf(path.resolve(this.given, name)));
    const inputs = this.#finder.find(files, this.#places.of(read));
    if (this.#isElsewhere(inputs) || this.#hasChanged(inputs)) return;
    const packages = this.#packages.remember(inputs.packages);
    this.store.write(`${key}.inputs`, JSON.stringify({ own: inputs.own, packages }));
    this.store.write(this.#nameOf(key, inputs), result);
  }

  /**
   * @param {string} key
   * @returns {BuildInputs | undefined}
   */
  #inputsOf(key) {
    const stored = this.store.read(`${key}.inputs`);
    if (!stored) return undefined;
    const { own, packages: name } = JSON.parse(stored.toString("utf8"));
    const packages = this.#packages.find(name);
    return packages && { own, packages };
  }

  /**
   * @param {string} key
   * @param {BuildInputs} inputs
   */
  #nameOf(key, { own, packages }) {
    const state = [key, own, stateOf(this.root, own, this.#facts), this.#packages.stateOf(packages)];
    return `${hashOf(JSON.stringify(state))}.result`;
  }

  /**
   * Whether something was read outside the checkout, where anybody may be at work. Packages may be a link to elsewhere.
   *
   * @param {BuildInputs} inputs
   */
  #isElsewhere({ own }) {
    return own.files.some((name) => name.startsWith("..") || path.isAbsolute(name));
  }

  /**
   * Whether an input is so young that the build may have read another one. The kernel stamps a change with the same clock as
   * the file by which the beginning was stamped.
   *
   * @param {BuildInputs} inputs
   */
  #hasChanged({ own, packages }) {
    return [own, packages].some(({ files, folders }) =>
      [...files, ...folders].some((name) => this.#isYoung(name)),
    );
  }

  /** @param {string} name */
  #isYoung(name) {
    const known = this.#young.get(name);
    if (known !== undefined) return known;
    const stat = statOf(path.join(this.root, name));
    // Of the folders above the checkout most are not there, and that is what is remembered of them.
    const isYoung = stat ? Math.max(stat.ctimeMs, stat.mtimeMs) >= this.#startedMs : !name.startsWith("..");
    this.#young.set(name, isYoung);
    return isYoung;
  }

  /** @param {string} file */
  #realPathOf(file) {
    const known = this.#realPaths.get(file);
    if (known !== undefined) return known;
    const real = fs.existsSync(file) ? fs.realpathSync(file) : file;
    this.#realPaths.set(file, real);
    return real;
  }

  /** What the file system takes for now; before all time where it cannot be written to, so that nothing is kept. */
  #now() {
    const file = path.join(this.store.folder, `clock.${process.pid}`);
    try {
      fs.mkdirSync(this.store.folder, { recursive: true });
      fs.writeFileSync(file, "");
      const { mtimeMs } = fs.statSync(file);
      fs.rmSync(file, { force: true });
      return mtimeMs;
    } catch {
      return -Infinity;
    }
  }
}

module.exports = { BuildCache };
