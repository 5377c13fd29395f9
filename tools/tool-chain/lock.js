const fs = require("node:fs");
const path = require("node:path");
const { setTimeout: sleep } = require("node:timers/promises");

/** A lock this old belongs to nobody, whatever its process id says: the longest build takes a fraction of it. */
const STALE_AFTER_MS = 45 * 60_000;

/**
 * Runs `work` while no other set-up of this cache does. The lock is a file that holds the owner's process id; one left
 * behind by a process that is gone is broken. It spares double work; the atomic renames of `work` are what keeps two
 * set-ups from harming each other.
 *
 * @template T
 * @param {string} file the lock file
 * @param {() => Promise<T>} work
 * @param {{ onWait?: (pid: number) => void, pollMs?: number }} [options] `onWait` is called once, `pollMs` default 250
 * @returns {Promise<T>}
 */
async function withLock(file, work, { onWait = () => {}, pollMs = 250 } = {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    const owner = ownerOf(file);
    if (owner !== undefined && isStale(file, owner)) {
      breakLock(file);
      continue;
    }
    // Without an owner: just given back, or another user's and not readable.
    if (owner !== undefined && !told) onWait(owner);
    told ||= owner !== undefined;
    await sleep(pollMs);
  }
  try {
    return await work();
  } finally {
    if (ownerOf(file) === process.pid) fs.rmSync(file, { force: true });
  }
}

/** Links a file that is already written, so that nobody ever sees a lock without its owner. */
function take(/** @type {string} */ file) {
  const mine = `${file}.${process.pid}`;
  fs.writeFileSync(mine, String(process.pid));
  try {
    fs.linkSync(mine, file);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

/** By rename: of two who find the same lock stale, one breaks it, and nobody a lock that was taken meanwhile. */
function breakLock(/** @type {string} */ file) {
  const broken = `${file}.${process.pid}.stale`;
  try {
    fs.renameSync(file, broken);
  } catch {
    // The other one was quicker.
  }
  fs.rmSync(broken, { force: true });
}

function ownerOf(/** @type {string} */ file) {
  try {
    return Number(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** @param {string} file @param {number} owner */
function isStale(file, owner) {
  try {
    if (Date.now() - fs.statSync(file).mtimeMs > STALE_AFTER_MS) return true;
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "ESRCH";
  }
}

module.exports = { withLock };
