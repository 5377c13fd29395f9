const fs = require("node:fs");
const path = require("node:path");
const { hashOf } = require("./disk-facts.js");

/** Bytes that the entries of one checkout may take; then the least recently used go. */
const MOST_BYTES = 256 * 1024 * 1024;
/** What is left of them then, so that not every run has to clear up. */
const LEFT = 0.75;
/** An entry counts as used again after this, so that reading does not write each time. */
const USED_AGAIN_MS = 12 * 60 * 60 * 1000;

/**
 * Entries by name in one folder, which may vanish at any time: whatever cannot be read whole is not there. Two processes can
 * use it at once, for an entry is written beside its place and renamed.
 */
class EntryStore {
  #hasWritten = false;

  /** @param {string} folder absolute path; made when something is written */
  constructor(folder) {
    this.folder = folder;
  }

  /**
   * @param {string} name
   * @returns {Buffer | undefined} undefined where there is none, or a damaged one
   */
  read(name) {
    const file = this.#fileOf(name);
    try {
      const stored = fs.readFileSync(file);
      const content = stored.subarray(HASH_LENGTH);
      if (stored.subarray(0, HASH_LENGTH).toString("latin1") !== hashOf(content)) return undefined;
      noteUse(file);
      return content;
    } catch {
      return undefined;
    }
  }

  /**
   * Keeps an entry. Where that fails, such as on a full disk or a file system for reading alone, the next run does the work
   * again.
   *
   * @param {string} name
   * @param {string | Uint8Array} content
   */
  write(name, content) {
    const file = this.#fileOf(name);
    const temporary = `${file}.${process.pid}.part`;
    try {
      fs.mkdirSync(this.folder, { recursive: true });
      fs.writeFileSync(
        temporary,
        Buffer.concat([Buffer.from(hashOf(content), "latin1"), Buffer.from(content)]),
      );
      fs.renameSync(temporary, file);
      this.#hasWritten = true;
    } catch {
      removeIfThere(temporary);
    }
  }

  /** Removes what was not used for longest, where this process has written and there is too much. */
  prune(mostBytes = MOST_BYTES) {
    if (!this.#hasWritten) return;
    this.#hasWritten = false;
    const files = filesIn(this.folder).sort((a, b) => a.usedMs - b.usedMs);
    let bytes = files.reduce((sum, { size }) => sum + size, 0);
    if (bytes <= mostBytes) return;
    for (const { file, size } of files) {
      if (bytes <= mostBytes * LEFT) return;
      removeIfThere(file);
      bytes -= size;
    }
  }

  /** @param {string} name */
  #fileOf(name) {
    return path.join(this.folder, name);
  }
}

/** Of the content, before it. */
const HASH_LENGTH = 64;

/** @param {string} file */
function noteUse(file) {
  const now = Date.now();
  if (now - fs.statSync(file).mtimeMs < USED_AGAIN_MS) return;
  fs.utimesSync(file, now / 1000, now / 1000);
}

/** @param {string} file */
function removeIfThere(file) {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // Where its folder is none, or belongs to somebody else, nothing was written either.
  }
}

/** @param {string} folder */
function filesIn(folder) {
  return fs.readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    // Another process may have removed it since.
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    return stat?.isFile() ? [{ file, size: stat.size, usedMs: stat.mtimeMs }] : [];
  });
}

module.exports = { EntryStore };
