const fs = require("node:fs");
const path = require("node:path");
const { toolChainFolder } = require("./cache-folder");
const { EXECUTABLES, findExecutable } = require("./executables");
const { alteredFile, recordFiles } = require("./recorded-files");
const { PULUMI_VERSION } = require("./versions");

/** @typedef {import("./use-path").ToolChain} ToolChain */

/**
 * Written last, inside the folder that is then renamed into place: a folder with this file in it was whole then. It holds
 * the hashes of its files, against which they are checked.
 */
const STAMP = "tool-chain.json";

/** Remembers that the files were checked. */
const MEMORY = "checked-files.txt";

/**
 * The downloaded or built tool chain in the cache, whole, of the pinned version and as set-up put it there; undefined
 * where there is none.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {ToolChain | undefined}
 */
function cachedToolChain(env) {
  const cached = lookInCache(env);
  return cached && "toolChain" in cached ? cached.toolChain : undefined;
}

/**
 * Why what is in the cache can't be used, in words that end a sentence.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} undefined where it can, or where nothing is in it
 */
function faultOfCache(env) {
  const cached = lookInCache(env);
  return cached && "fault" in cached ? cached.fault : undefined;
}

/** @param {NodeJS.ProcessEnv} env @returns {{ toolChain: ToolChain } | { fault: string } | undefined} */
function lookInCache(env) {
  const root = toolChainFolder(env);
  const folder = path.join(root, "bin");
  /** @type {{ way: ToolChain["way"], files?: import("./recorded-files").RecordedFiles } | null} */
  let stamp;
  try {
    stamp = JSON.parse(fs.readFileSync(path.join(root, STAMP), "utf8"));
  } catch {
    return undefined;
  }
  if (!stamp?.files) return { fault: "no hashes of its files were recorded when it was made" };
  const altered = alteredFile(folder, stamp.files, path.join(root, MEMORY));
  if (altered) return { fault: `${path.join(folder, altered)} is not what set-up put there` };
  const executable = findExecutable(EXECUTABLES.cli, [folder]);
  if (!executable) return { fault: `${folder} has no executable ${EXECUTABLES.cli}` };
  return { toolChain: { way: stamp.way, folder, executable, version: `v${PULUMI_VERSION}` } };
}

/**
 * Fills the cache's folder whole or not at all: `fill` works in a temporary folder beside it, which is then renamed.
 * The caller holds the cache's lock.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {ToolChain["way"]} way
 * @param {(bin: string) => Promise<void>} fill puts the executables in `bin`
 * @returns {Promise<ToolChain>}
 * @throws whatever `fill` throws; nothing is left behind then
 */
async function fillCache(env, way, fill) {
  const target = toolChainFolder(env);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  removeLeftovers(target);
  const temporary = fs.mkdtempSync(`${target}.`);
  try {
    const bin = path.join(temporary, "bin");
    fs.mkdirSync(bin);
    await fill(bin);
    const stamp = { way, version: PULUMI_VERSION, files: recordFiles(bin) };
    fs.writeFileSync(path.join(temporary, STAMP), `${JSON.stringify(stamp)}\n`);
    // A folder can't be renamed over another: an unfinished, outdated or unwanted one steps aside first.
    const old = `${temporary}.old`;
    if (fs.existsSync(target)) fs.renameSync(target, old);
    fs.renameSync(temporary, target);
    fs.rmSync(old, { recursive: true, force: true });
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
  const cached = lookInCache(env);
  if (cached && "toolChain" in cached) return cached.toolChain;
  throw new Error(cached ? cached.fault : `${target} is gone after set-up filled it`);
}

/** What set-ups left that were ended in the middle; the lock is ours, so nobody works in them any more. */
function removeLeftovers(/** @type {string} */ target) {
  const isLeftover = (/** @type {string} */ name) => /^\.[A-Za-z0-9]{6}(\.old)?$/.test(name);
  const [folder, own] = [path.dirname(target), path.basename(target)];
  for (const name of fs.readdirSync(folder))
    if (name.startsWith(own) && isLeftover(name.slice(own.length)))
      fs.rmSync(path.join(folder, name), { recursive: true, force: true });
}

module.exports = { cachedToolChain, faultOfCache, fillCache };
