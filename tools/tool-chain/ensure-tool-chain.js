const { toolChainFolder } = require("./cache-folder");
const { cachedToolChain, faultOfCache } = require("./cached-tool-chain");
const { withLock } = require("./lock");
const { ToolChainError } = require("./tool-chain-error");
const { useBuild } = require("./use-build");
const { useDownload } = require("./use-download");
const { lookAtPath, usePath } = require("./use-path");
const { PULUMI_VERSION } = require("./versions");

/**
 * @typedef {import("./use-path").ToolChain} ToolChain
 * @typedef {import("./use-path").Attempt} Attempt
 * @typedef {ToolChain["way"]} Way
 */

/** @type {readonly Way[]} in the order they are tried */
const WAYS = ["path", "download", "build"];

/** @type {Record<"download" | "build", (env: NodeJS.ProcessEnv, report: (line: string) => void) => Promise<Attempt>>} */
const FILL = { download: useDownload, build: useBuild };

/**
 * Finds a Pulumi CLI, or gets one: a compatible one on PATH, else what an earlier set-up put in the cache, else the
 * official download, else a build. `CXONE_TOOLCHAIN` (`path`, `download` or `build`) allows one way only.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} report
 * @returns {Promise<ToolChain>}
 * @throws {ToolChainError} `TOOLCHAIN_UNAVAILABLE`, `TOOLCHAIN_CHECKSUM`, `TOOLCHAIN_BAD_OPTION`
 */
async function ensureToolChain(env, report) {
  const ways = allowedWays(env);
  /** @type {Partial<Record<Way, string>>} */
  const missing = {};
  if (ways.includes("path")) {
    const attempt = await usePath(env);
    if ("toolChain" in attempt) return attempt.toolChain;
    missing.path = attempt.missing;
  }
  return cachedOf(ways, env) ?? withLock(`${toolChainFolder(env)}.lock`, fill, { onWait });

  async function fill() {
    const filledMeanwhile = cachedOf(ways, env);
    if (filledMeanwhile) return filledMeanwhile;
    const fault = faultOfCache(env);
    if (fault) report(`The cached tool chain is not used, and made again: ${fault}.`);
    for (const way of /** @type {const} */ (["download", "build"])) {
      if (!ways.includes(way)) continue;
      const attempt = await FILL[way](env, report);
      if ("toolChain" in attempt) return attempt.toolChain;
      missing[way] = attempt.missing;
    }
    throw new ToolChainError("TOOLCHAIN_UNAVAILABLE", unavailable(missing));
  }

  function onWait(/** @type {number} */ pid) {
    report(`Waiting for another set-up (process ${pid}) to finish.`);
  }
}

/**
 * The tool chain that {@link ensureToolChain} would return without any work; undefined where it has some to do.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {ToolChain | undefined}
 * @throws {ToolChainError} `TOOLCHAIN_BAD_OPTION`
 */
function findToolChain(env) {
  const ways = allowedWays(env);
  const onPath = ways.includes("path") ? lookAtPath(env) : undefined;
  return onPath && "toolChain" in onPath ? onPath.toolChain : cachedOf(ways, env);
}

/** @param {NodeJS.ProcessEnv} env @returns {readonly Way[]} */
function allowedWays(env) {
  const only = env["CXONE_TOOLCHAIN"];
  if (!only) return WAYS;
  const way = WAYS.find((name) => name === only);
  if (way) return [way];
  throw new ToolChainError(
    "TOOLCHAIN_BAD_OPTION",
    `Set-up can't use CXONE_TOOLCHAIN=${only}: it knows ${WAYS.join(", ")}. Set one of them, or unset the variable to try all.`,
  );
}

/** @param {readonly Way[]} ways @param {NodeJS.ProcessEnv} env */
function cachedOf(ways, env) {
  const cached = cachedToolChain(env);
  return cached && ways.includes(cached.way) ? cached : undefined;
}

/** @param {Partial<Record<Way, string>>} missing */
function unavailable(missing) {
  const tried = WAYS.filter((way) => missing[way]).map((way) => `  ${way}: ${missing[way]}`);
  return [
    `Set-up found no way to a Pulumi CLI of version ${PULUMI_VERSION} or newer (below 4):`,
    ...tried,
    "Do one of these, then run `npm run setup` again:",
    "  1. install the Pulumi CLI, so that `pulumi version` works in this shell (https://www.pulumi.com/docs/install/)",
    "  2. let this machine reach https://get.pulumi.com, or set CXONE_PULUMI_DOWNLOAD_URL to a mirror of its folder releases/sdk",
    "  3. install Go (https://go.dev/dl/) and let it reach a Go module proxy, to build the CLI here in about 4 minutes",
  ].join("\n");
}

module.exports = { ensureToolChain, findToolChain };
