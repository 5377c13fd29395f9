const os = require("node:os");
const path = require("node:path");
const { PULUMI_VERSION } = require("./versions");

/**
 * Where set-up keeps what it downloads or builds: outside the checkout, so that a second clone needs no second build.
 * `$XDG_CACHE_HOME` or `~/.cache`; on macOS `~/Library/Caches`, on Windows `%LOCALAPPDATA%`; in it `cxone-data-actions`.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} [platform] default this machine's
 * @returns {string} an absolute path
 */
function cacheFolder(env, platform = process.platform) {
  const home = env["HOME"] || os.homedir();
  const caches =
    absolute(env["XDG_CACHE_HOME"]) ??
    (platform === "win32"
      ? (absolute(env["LOCALAPPDATA"]) ?? path.join(home, "AppData", "Local"))
      : path.join(home, ...(platform === "darwin" ? ["Library", "Caches"] : [".cache"])));
  return path.join(caches, "cxone-data-actions");
}

/** A relative XDG_CACHE_HOME is invalid and is ignored, as the XDG base directory specification asks. */
const absolute = (/** @type {string | undefined} */ folder) =>
  folder && path.isAbsolute(folder) ? folder : undefined;

/**
 * The folder of the pinned tool chain, keyed by version; its executables are in `bin`.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 */
function toolChainFolder(env) {
  return path.join(cacheFolder(env), `pulumi-${PULUMI_VERSION}`);
}

module.exports = { cacheFolder, toolChainFolder };
