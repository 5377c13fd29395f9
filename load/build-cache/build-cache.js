const fs = require("node:fs");
const path = require("node:path");
const { performance } = require("node:perf_hooks");
const { InputsFinder, stateOf } = require("./build-inputs.js");
const { DiskFacts, hashOf, statOf } = require("./disk-facts.js");
const { EntryStore } = require("./entry-store.js");
const { ImportPlaces } = require("./import-places.js");
const { PackageState } = require("./package-state.js");

/** Another number makes all entries of earlier versions unknown. */
const FORMAT = 3;
/** By how much the stamps of the file system may lag behind the clock of processes. */
const CLOCK_TICK_MS = 10;

/** @typedef {import("./build-inputs.js").BuildInputs} BuildInputs */
/** @typedef {import("./import-places.js").Inputs} Inputs */

/**
 * Results of builds by the content of everything that they were made of, in `.build/cache` of a checkout. A build is known by
 * its key: what it was asked for. What it read the last time is remembered under the key; the result is kept under what all
 * of that is now, so that a checkout which goes back to another branch finds the result of then. Right after any change of a
 * file, of a package, of where an import is found, of the lock file, and of the builder; of this cache itself, `FORMAT` tells.
 */
class BuildCache {
  #facts;
  /** Of files, asked once each: most belong to every build. @type {Map<string, string>} */
  #realPaths = new Map();
  /** Names that were changed since the beginning, or not, as asked at the end. @type {Map<string, boolean>} */
  #young = new Map();
  /** What `close` is to keep. @type {{ readonly key: string; readonly read: Inputs; readonly result: string | Uint8Array }[]} */
  #waiting = [];
  /** @type {Set<string>} */
  #builder = new Set();
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
    this.rootAsGiven = root;
    this.#places = new ImportPlaces(root);
    this.root = fs.realpathSync(root);
    this.#facts = new DiskFacts(this.root);
    this.#finder = new InputsFinder(this.root, this.#facts);
    this.store = new EntryStore(path.join(this.root, ".build", "cache", name));
    this.#startedMs = this.#now();
    this.#packages = new PackageState(this.root, this.store, this.#facts, this.#startedMs);
  }

  /**
   * The name under which a build is known.
   *
   * @param {unknown} asked everything that the result depends on beside files, as JSON
   * @param {readonly string[]} builder absolute paths of what builds: files that this process has loaded
   * @param {readonly string[]} files absolute paths of what every build depends on, such as the lock file
   */
  keyOf(asked, builder, files = []) {
    for (const file of builder) this.#builder.add(file);
    const contents = [...builder, ...files].map((file) => [
      path.relative(this.root, file),
      this.#facts.contentOf(file),
    ]);
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
    this.#waiting.push({ key, read, result });
  }

  /** To be called once, after the last build: a file may be changed between two that read it. */
  close() {
    try {
      this.#keepWaiting();
    } catch (error) {
      // A folder that is removed while it is looked at, or may not be.
      if (!isOfDisk(error)) throw error;
    }
  }

  #keepWaiting() {
    const named = this.#waiting.splice(0).map(({ key, read, result }) => {
      const inputs = this.#inputsRead(read);
      return { key, inputs, name: this.#nameOf(key, inputs), result };
    });
    // After all contents were looked at: one that is changed in between is young.
    const isKept = !this.#isOtherBuilder();
    for (const { key, inputs, name, result } of named) {
      if (!isKept || inputs.isElsewhere || this.#hasChanged(inputs)) continue;
      const packages = this.#packages.remember(inputs.packages);
      this.store.write(`${key}.inputs`, JSON.stringify({ own: inputs.own, packages }));
      this.store.write(name, result);
    }
    this.store.prune();
  }

  /** @param {Inputs} read */
  #inputsRead(read) {
    const files = Object.keys(read).map((name) => this.#realPathOf(path.resolve(this.rootAsGiven, name)));
    return this.#finder.find(files, this.#places.of(read));
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
   * Whether an input is so young that the build may have read another one. The kernel stamps a change with the same clock as
   * the file by which the beginning was stamped.
   *
   * @param {BuildInputs} inputs
   */
  #hasChanged({ own, packages }) {
    return [own, packages].some(
      ({ files, folders }) =>
        files.some((name) => this.#isYoung(name, true)) ||
        // Of the folders above the checkout most are not there, and that is what is remembered of them.
        folders.some((name) => this.#isYoung(name, !name.startsWith(".."))),
    );
  }

  /**
   * @param {string} name
   * @param {boolean} isExpected what is not there has been removed meanwhile
   */
  #isYoung(name, isExpected) {
    const known = this.#young.get(name);
    if (known !== undefined) return known;
    const stat = statOf(path.join(this.root, name));
    const isYoung = stat ? Math.max(stat.ctimeMs, stat.mtimeMs) >= this.#startedMs : isExpected;
    this.#young.set(name, isYoung);
    return isYoung;
  }

  /** Whether the builder was changed since this process, which may have loaded the one of before, was started. */
  #isOtherBuilder() {
    const startedMs = performance.timeOrigin - CLOCK_TICK_MS;
    return [...this.#builder].some((file) => (statOf(file)?.ctimeMs ?? Infinity) >= startedMs);
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

/** @param {unknown} error */
function isOfDisk(error) {
  return "syscall" in Object(error);
}

module.exports = { BuildCache };
