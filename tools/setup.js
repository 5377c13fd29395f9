const path = require("node:path");
const { cacheFolder } = require("./tool-chain/cache-folder");
const { installCommandPlugin, installedCommandPlugin } = require("./tool-chain/command-plugin");
const { ensureToolChain } = require("./tool-chain/ensure-tool-chain");
const { withLock } = require("./tool-chain/lock");

/** @typedef {import("./tool-chain/use-path").ToolChain} ToolChain */

/**
 * Makes sure that the Pulumi CLI, its Node.js hosts and the `command` plugin are there, and gets what is missing. Does
 * nothing, in milliseconds, where nothing is missing.
 *
 * @param {NodeJS.ProcessEnv} env `CXONE_TOOLCHAIN`, `CXONE_PULUMI_DOWNLOAD_URL` and `PULUMI_HOME` count
 * @param {(line: string) => void} report told what is done, as it is done
 * @returns {Promise<ToolChain & { commandPlugin: "real" | "stand-in" }>}
 * @throws {ToolChainError} with a message for people
 */
async function setUp(env, report) {
  const toolChain = await ensureToolChain(env, report);
  let commandPlugin = installedCommandPlugin(env);
  if (commandPlugin === "none")
    // One at a time: an installation takes the plugin away for a moment, and another set-up's CLI may just start it.
    commandPlugin = await withLock(path.join(cacheFolder(env), "command-plugin.lock"), async () => {
      const meanwhile = installedCommandPlugin(env);
      return meanwhile === "none" ? installCommandPlugin(toolChain.executable, env, report) : meanwhile;
    });
  return { ...toolChain, commandPlugin };
}

module.exports = { setUp };
