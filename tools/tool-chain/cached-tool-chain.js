const fs = require("node:fs");
const path = require("node:path");
const { toolChainFolder } = require("./cache-folder");
const { EXECUTABLES, findExecutable } = require("./executables");
const { PULUMI_VERSION } = require("./versions");

/** @typedef {import("./use-path").ToolChain} ToolChain */

/** Written last, inside the folder that is then renamed into place: a folder with this file in it is whole. */
const STAMP = "tool-chain.json";

/**
 * The downloaded or built tool chain in the cache, whole and of the pinned version; undefined where there is none.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {ToolChain | undefined}
 */
function cachedToolChain(env) {
  const root = toolChainFolder(env);
  const folder = path.join(root, "bin");
  const executable = findExecutable(EXECUTABLES.cli, [folder]);
  try {
    const { way } = JSON.parse(fs.readFileSync(path.join(root, STAMP), "utf8"));
    return executable ? { way, folder, executable, version: `v${PULUMI_VERSION}` } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Fills the cache's folder whole or not at all: `fill` works in a temporary folder beside it, which is then renamed.
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
  const temporary = fs.mkdtempSync(`${target}.`);
  try {
    const bin = path.join(temporary, "bin");
    fs.mkdirSync(bin);
    await fill(bin);
    fs.writeFileSync(path.join(temporary, STAMP), `${JSON.stringify({ way, version: PULUMI_VERSION })}\n`);
    // A folder can't be renamed over another: an unfinished, outdated or unwanted one steps aside first.
    const old = `${temporary}.old`;
    if (fs.existsSync(target)) fs.renameSync(target, old);
    fs.renameSync(temporary, target);
    fs.rmSync(old, { recursive: true, force: true });
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
  const toolChain = cachedToolChain(env);
  if (!toolChain) throw new Error(`${target} has no executable ${EXECUTABLES.cli} after set-up filled it`);
  return toolChain;
}

module.exports = { cachedToolChain, fillCache };
